// What ESLint holds the scripts to: its recommended rules, for the theme's scripts in a browser and for these tests in Node.

import js from '@eslint/js';
import globals from 'globals';

const rules = { eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error', 'no-eval': 'error', 'no-implied-eval': 'error' };
const unused = { 'no-unused-vars': ['error', { varsIgnorePattern: '^_', ignoreRestSiblings: true }] };

export default [
  {
    files: ['themes/default/assets/*.js', 'themes/default/scripts/*/*.js', 'src/serve/browser/*.js'],
    ...js.configs.recommended,
    languageOptions: { sourceType: 'script', globals: { ...globals.browser, loype: 'readonly', loypePreview: 'readonly' } },
    rules: { ...js.configs.recommended.rules, ...rules, strict: 'off' },
  },
  {
    files: ['tests/browser/*.mjs', 'benches/search/*.mjs'],
    ...js.configs.recommended,
    // Functions that run in the page stand in these files too.
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: { ...js.configs.recommended.rules, ...rules, ...unused },
  },
];

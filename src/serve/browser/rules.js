// @ts-check
// The order rules about the page's course or module: each sentence, what it was read as, and what became of it.
//
// They are one line until the author opens it, and stay as the author left them when the panel is drawn anew.
(() => {
  'use strict';

  const { face } = loypePreview;
  const { make, named, t } = face;
  /** The states that the line counts, with their words. @type {[string, string][]} */
  const COUNTED = [['broken', 'rules-broken'], ['contradicted', 'rules-contradicted'], ['unread', 'rules-unread']];
  let isOpen = false;

  /** @param {PreviewRule[]} rules */
  const summary = rules => {
    const count = (/** @type {string} */ wanted) => rules.filter(({ state }) => state === wanted).length;
    const counted = COUNTED.map(([state, word]) => [word, count(state)]).filter(([, n]) => n !== 0);
    return [t('rules', { n: rules.length - count('unread') }), ...counted.map(([word, n]) => t(String(word), { n: n ?? 0 }))].join(', ');
  };

  /** @param {PreviewRule} rule */
  const item = rule => {
    const lines = rule.told.flatMap(({ label, text }) => [make('dt', { textContent: label }), make('dd', {}, ...named(text))]);
    const place = make('span', { className: 'path', textContent: `${rule.file}:${rule.line}` });
    return make('li', { className: rule.state }, make('p', { className: 'sentence', textContent: rule.text }), make('dl', {}, ...lines),
      make('div', { className: 'place' }, place, face.canOpen ? face.opener(rule) : null));
  };

  loypePreview.rules = {
    part(rules) {
      if (rules.length === 0) return [];
      const details = make('details', { className: 'rules', open: isOpen }, make('summary', { textContent: summary(rules) }), make('ul', {}, ...rules.map(item)));
      details.addEventListener('toggle', () => { isOpen = details.open; });
      return [details];
    },
  };
})();

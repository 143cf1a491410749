// @ts-check
// What a rule is for, opened under its finding: the same page that the terminal shows.
//
// In: the name of a rule. Out: a part of a card that opens and stays open when the findings are drawn anew. The page is asked for when it is
// opened first. Only the Markdown that these pages use is understood; text is inserted as text.
(() => {
  'use strict';

  const { face } = loypePreview;
  const { make, named, t } = face;

  /** The pages that have been asked for, by rule. @type {Map<string, Promise<string>>} */
  const pages = new Map();
  /** The rules that the author has opened. @type {Set<string>} */
  const opened = new Set();

  /** @param {string} rule */
  const ask = async rule => {
    const query = new URLSearchParams({ rule, lang: loypePreview.lang });
    const response = await fetch(`${loypePreview.own('explain')}?${query}`);
    if (!response.ok) throw new Error(String(response.status));
    return response.text();
  };

  /** @param {string} rule */
  const page = rule => {
    const asked = pages.get(rule) ?? ask(rule);
    pages.set(rule, asked);
    asked.catch(() => pages.delete(rule));
    return asked;
  };

  /** A paragraph, with the words between two `**` strong. @param {string} text */
  const paragraph = text => make('p', {}, ...text.split('**').flatMap((part, at) => (at % 2 === 1 ? [make('strong', {}, ...named(part))] : named(part))));

  /** @param {string} text */
  const draw = text => {
    /** @type {HTMLElement[]} */
    const parts = [];
    /** @type {string[]} */
    let lines = [];
    let fence = '';
    const end = () => {
      if (lines.length > 0) parts.push(fence ? make('pre', {}, make('code', { textContent: lines.join('\n') })) : paragraph(lines.join(' ')));
      lines = [];
    };
    // The heading of the page says what the finding says.
    for (const line of text.split('\n').slice(1)) {
      const [mark = ''] = /^`{3,}/.exec(line) ?? [];
      if (fence ? line === fence : mark) {
        end();
        fence = fence ? '' : mark;
      } else if (!fence && line.startsWith('## ')) {
        end();
        parts.push(make('h4', { textContent: line.slice(3) }));
      } else if (!fence && line === '') end();
      else lines.push(line);
    }
    end();
    return parts;
  };

  loypePreview.explain = rule => {
    const content = make('div', { className: 'explained' });
    const details = make('details', { className: 'rule', open: opened.has(rule) }, make('summary', {}, `${t('explain')} `, make('code', { textContent: rule })), content);
    const fill = () => page(rule).then(text => content.replaceChildren(...draw(text)), () => content.replaceChildren(make('p', { textContent: t('not-explained') })));
    details.addEventListener('toggle', () => {
      opened[details.open ? 'add' : 'delete'](rule);
      if (details.open) void fill();
    });
    return details;
  };
})();

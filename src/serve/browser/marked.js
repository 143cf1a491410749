// @ts-check
// Marks where faults of the page stand in it: links and pictures that lead nowhere.
//
// In: the findings in the page's own file. Out: a style sheet of the document; the page itself is not changed, so that edits of it can still
// be compared. Only a page that shows what its file says now is marked.
(() => {
  'use strict';

  const sheet = new CSSStyleSheet();
  const LOOK = 'outline: 2px dashed #b3261e; outline-offset: 2px;';

  /** What is at fault, as its author wrote it. @param {PreviewPlace} place */
  const written = ({ source, column, end_column }) => source.slice(column - 1, end_column - 1);

  loypePreview.mark = page => {
    const isCurrent = page.state === 'good' || page.state === 'unfinished';
    const file = isCurrent ? page.facts?.file : undefined;
    const places = page.findings.filter(({ severity }) => severity === 'error').flatMap(finding => [finding, ...finding.also]).filter(place => place.file === file);
    const targets = new Set(places.map(written).filter(text => text !== '').map(text => CSS.escape(text)));
    const rules = [...targets].map(text => `main :is(a[href="${text}"], img[src="${text}"]) { ${LOOK} }`);
    if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
    sheet.replaceSync(`@media screen { ${rules.join('\n')} }`);
  };
})();

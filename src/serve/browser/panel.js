// @ts-check
// The facts about the page for its author: its file, its length and readability, its notes, the order rules about it, and the pages that link to it.
(() => {
  'use strict';

  const { face, base, isDraft } = loypePreview;
  const { make, named, t } = face;
  /** The upper bounds of the LIX bands (Björnsson 1968): children's books, novels, newspapers, official texts. */
  const BANDS = [30, 40, 50, 60];

  const button = make('button', { type: 'button', className: 'about' });
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-controls', face.panel.id);
  face.bar.append(button);

  /** @type {PreviewPage | undefined} */
  let page;
  let isOpen = loypePreview.kept.read().open === true;

  /** @param {string} name @param {...(Node | string)} value */
  const fact = (name, ...value) => [make('dt', { textContent: t(name) }), make('dd', {}, ...value)];

  /** @param {string} text */
  const remark = text => make('p', { className: 'remark', textContent: text });

  /** @param {string} title @param {(Node | string)[][]} rows */
  const list = (title, rows) => (rows.length === 0 ? [] : [
    make('h3', { textContent: t(title) }), make('ul', {}, ...rows.map(row => make('li', {}, ...row))),
  ]);

  /** @param {PreviewFacts} facts */
  const time = ({ minutes, stated, stated_minutes }) => {
    if (!stated_minutes) return [stated ?? t('unstated')];
    const most = stated_minutes[1] ?? stated_minutes[0];
    return [stated ?? '', remark(t(minutes > most ? 'stated-short' : 'stated-rest'))];
  };

  /** @param {number | null} lix */
  const readable = lix => (lix === null
    ? [t('lix-none')]
    : [`${lix} – ${t(`lix-${BANDS.filter(end => lix >= end).length + 1}`)}`, remark(t('lix-source'))]);

  /** @param {PreviewFacts} facts */
  const about = facts => {
    const place = `${facts.file}:${facts.line}`;
    const acts = make('div', { className: 'acts' }, face.canOpen ? face.opener(facts) : null, face.copier(place, t('copy'), t('copy-name', { text: place })));
    return [make('p', { className: 'path', textContent: place }), acts, make('dl', {},
      ...fact('words', new Intl.NumberFormat(loypePreview.lang).format(facts.words)),
      ...fact('reading', t('minutes', { n: facts.minutes })),
      ...fact('stated', ...time(facts)),
      ...fact('lix', ...readable(facts.lix)))];
  };

  /** @param {{ address: string, title: string }} link */
  const link = ({ address, title }) => [make('a', { href: new URL(encodeURI(address), base).href, textContent: title || address })];

  /** @param {PreviewFacts['notes'][number]} note */
  const note = ({ audience, id, beginning, line }) => [
    make('a', { href: `#${encodeURIComponent(id)}`, textContent: audience }), ` ${beginning} `, make('span', { className: 'line', textContent: t('line', { n: line }) }),
  ];

  const marks = () => {
    const box = make('input', { type: 'checkbox', checked: loypePreview.kept.read().marks !== false });
    box.addEventListener('change', () => loypePreview.kept.write('marks', box.checked));
    return make('label', { className: 'choice' }, box, t('marks'));
  };

  /** The lines of a finding in the file of the page. @param {PreviewFinding} finding @param {PreviewFacts | null} facts */
  const lines = (finding, facts) => [finding, ...finding.also].filter(({ file }) => file === facts?.file)
    .flatMap(({ line }) => [' ', make('span', { className: 'line', textContent: t('line', { n: line }) })]);

  const draw = () => {
    if (!page) return;
    const { facts, findings, here, linked_from: from, drafts, rules } = page;
    const close = make('button', { type: 'button', className: 'small', textContent: t('close') });
    close.addEventListener('click', () => {
      choose(false);
      button.focus();
    });
    const heading = make('h2', { id: 'panel-title', textContent: t('panel') });
    const own = here.map(at => findings[at]).filter(finding => finding !== undefined);
    face.panel.setAttribute('aria-labelledby', heading.id);
    face.panel.replaceChildren(
      make('header', {}, heading, close),
      ...(isDraft ? [make('p', { className: 'draft', textContent: t('draft-said') })] : []),
      ...(facts ? about(facts) : [make('p', { className: 'lead', textContent: t('no-file') })]),
      ...list('notes', (facts?.notes ?? []).map(note)),
      ...loypePreview.rules.part(rules),
      ...list('findings-here', own.map(finding => [
        make('strong', { textContent: `${t(finding.severity)}: ` }), ...named(finding.message), ...lines(finding, facts),
      ])),
      ...list('linked-from', from.map(link)),
      ...list('drafts', drafts.map(link)),
      make('footer', {}, marks(), make('p', { className: 'remark', textContent: t('keys') })),
    );
  };

  /** @param {boolean} [open] */
  const toggle = (open = !isOpen) => {
    isOpen = open;
    face.panel.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    if (open) loypePreview.findings.fold();
  };

  /** The choice of the author is kept on the next page. @param {boolean} [open] */
  const choose = open => {
    toggle(open);
    loypePreview.kept.write('open', isOpen);
  };

  button.addEventListener('click', () => choose());
  addEventListener('keydown', event => {
    if (event.code === 'KeyP' && event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      choose();
      if (isOpen) button.focus();
    }
    const { activeElement } = document;
    const isElsewhere = activeElement && activeElement !== document.body && activeElement.localName !== 'loype-preview';
    if (event.key !== 'Escape' || event.defaultPrevented || isElsewhere) return;
    if (!loypePreview.findings.fold() && isOpen) choose(false);
  });

  loypePreview.panel = {
    show(given) {
      const text = JSON.stringify({ ...given, number: 0 });
      if (page && text === JSON.stringify({ ...page, number: 0 })) return;
      const isFirst = !page;
      page = given;
      button.textContent = isDraft ? `${t('page')} (${t('draft').toLowerCase()})` : t('page');
      button.classList.toggle('draft', isDraft);
      draw();
      if (isFirst && isOpen && face.sheet.hidden) toggle(true);
    },
    toggle,
  };
})();

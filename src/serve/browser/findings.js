// @ts-check
// The findings, above the page: each with its place, its line, a mark under the fault, and what to do. Those of one rule are one card.
//
// The sheet takes no focus from someone who writes, can be closed, and disappears by itself when all errors are corrected. Warnings are a
// number that opens.
(() => {
  'use strict';

  const { face } = loypePreview;
  const { make, named, t } = face;
  /** The most cards that are shown. */
  const MOST = 40;
  /** The fewest findings of one rule that are one card: two are read faster with a card each. */
  const MANY = 3;
  const FOLDED = 'loype-preview:folded';

  const button = make('button', { type: 'button', className: 'problems', hidden: true });
  button.setAttribute('aria-expanded', 'false');
  face.bar.append(button);
  face.sheet.id = 'findings';
  button.setAttribute('aria-controls', face.sheet.id);

  /** The findings that were shown last. */
  let before = '';
  let hadErrors = false;
  let isOpen = false;
  /** The lists in cards that the author has opened, by rule. @type {Set<string>} */
  const unfolded = new Set();

  const folded = () => {
    try {
      return sessionStorage.getItem(FOLDED) ?? '';
    } catch {
      return '';
    }
  };

  /** @param {boolean} open */
  const setOpen = open => {
    isOpen = open;
    face.sheet.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    if (open) loypePreview.panel?.toggle(false);
  };

  /** @param {boolean} open */
  const choose = open => {
    setOpen(open);
    try {
      sessionStorage.setItem(FOLDED, open ? '' : before);
    } catch {
      // Without storage, the sheet opens again on the next page.
    }
  };

  /** @param {'errors' | 'warnings'} what @param {number} n */
  const count = (what, n) => t(n === 1 ? `${what}-one` : what, { n });

  /** The line, with the fault marked. @param {PreviewPlace} place */
  const excerpt = ({ line, column, end_column, source, mark }) => {
    const [start, end] = [column - 1, Math.max(end_column, column) - 1];
    const code = make('code', {}, source.slice(0, start), make('mark', { textContent: source.slice(start, end), className: start === end ? 'point' : '' }), source.slice(end));
    return make('div', { className: 'excerpt' },
      make('span', { className: 'number', textContent: String(line), ariaHidden: 'true' }), code, mark ? make('span', { className: 'said' }, ...named(mark)) : null);
  };

  /** @param {PreviewPlace} place */
  const where = place => make('p', { className: 'place' },
    make('span', { className: 'path', textContent: `${place.file}:${place.line}:${place.column}` }), face.canOpen ? face.opener(place) : null);

  /** A finding, and others like it. @typedef {[PreviewFinding, ...PreviewFinding[]]} Card */

  /** @param {Card} card */
  const item = ([finding, ...like]) => make('li', { className: finding.severity },
    make('h3', {}, make('span', { className: 'severity', textContent: `${t(finding.severity)}: ` }), ...named(finding.message)),
    where(finding),
    excerpt(finding),
    ...finding.labels.flatMap(label => [...(label.file === finding.file ? [] : [where(label)]), excerpt(label)]),
    finding.help ? make('p', { className: 'help' }, make('strong', { textContent: `${t('help')} ` }), ...named(finding.help)) : null,
    ...finding.consequences.map(text => make('p', { className: 'help' }, ...named(text))),
    finding.also.length > 0 ? list(`also ${finding.rule} ${finding.message}`, also(finding), ...finding.also.map(where), remaining(finding.also_more)) : null,
    like.length > 0 ? list(`like ${finding.severity} ${finding.rule}`, t('like', { n: like.length }), ...like.flatMap(short)) : null,
    loypePreview.explain(finding.rule));

  /** @param {PreviewFinding} finding */
  const also = ({ also: places, also_more: more }) => {
    const n = places.length + more;
    return t(n === 1 ? 'also-one' : 'also', { n });
  };

  /** @param {number} more */
  const remaining = more => (more > 0 ? make('p', { className: 'lead', textContent: t('also-more', { n: more }) }) : null);

  /** A finding in a list of those like it. @param {PreviewFinding} finding */
  const short = finding => [make('p', { className: 'short' }, ...named(finding.message)), where(finding), ...finding.also.map(where), remaining(finding.also_more)];

  /** A list that stays open when the findings are drawn anew. @param {string} name @param {string} title @param {...(Node | null)} rows */
  const list = (name, title, ...rows) => {
    const details = make('details', { className: 'also', open: unfolded.has(name) }, make('summary', { textContent: title }), ...rows);
    details.addEventListener('toggle', () => { unfolded[details.open ? 'add' : 'delete'](name); });
    return details;
  };

  /** Findings of one rule and rank together, in the order of the first of each. @param {{ finding: PreviewFinding, by: number }[]} ranked */
  const cards = ranked => {
    /** @type {Map<string, Card>} */
    const alike = new Map();
    for (const { finding, by } of ranked) {
      const card = alike.get(`${by} ${finding.rule}`);
      if (card) card.push(finding);
      else alike.set(`${by} ${finding.rule}`, [finding]);
    }
    return [...alike.values()].flatMap(card => (card.length < MANY ? card.map(one => /** @type {Card} */ ([one])) : [card]));
  };

  /** What of the site is shown. @param {PreviewPage} page */
  const shown = ({ state }) => {
    if (state === 'good') return null;
    if (loypePreview.status >= 500) return t('none-yet');
    return t(state === 'unfinished' ? 'unfinished' : 'last-good');
  };

  /** @param {PreviewPage} page @param {Card[]} inOrder @param {string} title */
  const fill = (page, inOrder, title) => {
    const close = make('button', { type: 'button', className: 'small', textContent: t('fold') });
    close.addEventListener('click', () => fold());
    const said = shown(page);
    const lead = said ? make('p', { className: 'lead', textContent: said }) : null;
    const heading = make('h2', { id: 'findings-title', textContent: title, tabIndex: -1 });
    const reason = page.reason ? make('p', { className: 'reason' }, ...named(page.reason)) : null;
    const more = inOrder.slice(MOST).flat().length + page.more;
    const rest = more > 0 ? make('p', { className: 'lead', textContent: t('more', { n: more }) }) : null;
    const findings = inOrder.length > 0 ? make('ol', { className: 'findings' }, ...inOrder.slice(0, MOST).map(item)) : null;
    face.sheet.setAttribute('aria-labelledby', heading.id);
    const { scrollTop } = face.sheet;
    face.sheet.replaceChildren(...[make('header', {}, heading, close), lead, reason, findings, rest].filter(part => part !== null));
    face.sheet.scrollTop = scrollTop;
  };

  /** Closes the sheet, and returns whether it was open. */
  const fold = () => {
    if (!isOpen) return false;
    const hadFocus = face.sheet.contains(/** @type {ShadowRoot} */ (face.sheet.getRootNode()).activeElement);
    choose(false);
    if (hadFocus) button.focus();
    return true;
  };

  button.addEventListener('click', () => {
    choose(!isOpen);
    if (isOpen) /** @type {HTMLElement | null} */ (face.sheet.querySelector('h2'))?.focus();
  });

  /** @param {PreviewPage} page */
  const show = page => {
    const { errors, warnings } = page;
    const isBad = errors > 0 || page.state === 'stopped';
    const own = page.here.map(index => page.findings[index]).filter(finding => finding !== undefined);
    const isUnfinished = page.state === 'unfinished';
    // Of a site with faults everywhere, only those of the page at hand come by themselves.
    const meant = isUnfinished ? own : page.findings;
    const comes = isUnfinished ? own.some(({ severity }) => severity === 'error') : isBad;
    const now = JSON.stringify([page.reason, meant.map(({ rule, file, message }) => [rule, file, message]), face.canOpen]);
    const titles = [page.state === 'stopped' ? t('stopped') : '', errors > 0 ? count('errors', errors) : '', warnings > 0 ? count('warnings', warnings) : ''];
    const title = titles.filter(part => part !== '').join(', ');
    button.hidden = title === '';
    button.textContent = title;
    button.classList.toggle('bad', isBad);
    const rank = (/** @type {PreviewFinding} */ finding) => (finding.severity === 'error' ? 0 : 2) + (own.includes(finding) ? 0 : 1);
    fill(page, cards(page.findings.map(finding => ({ finding, by: rank(finding) })).sort((a, b) => a.by - b.by)), title);
    if (hadErrors && !isBad) face.notice('mended', t('mended'));
    if (comes && now !== before) {
      face.notice('mended');
      face.say(`${title}. ${page.reason ?? meant.find(({ severity }) => severity === 'error')?.message ?? ''}`);
    }
    const isNew = now !== before;
    before = now;
    hadErrors = isBad;
    if (title === '') setOpen(false);
    // Warnings are a number until the author opens them.
    else if (isNew) setOpen(comes && folded() !== now);
  };

  loypePreview.findings = { show, fold };
})();

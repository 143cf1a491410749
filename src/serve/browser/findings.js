// @ts-check
// The findings, above the last good version of the site: each with its place, its line, a mark under the fault, and what to do.
//
// The sheet takes no focus from someone who writes, can be closed, and disappears by itself when all errors are corrected. Warnings are a
// number that opens.
(() => {
  'use strict';

  const { face } = loypePreview;
  const { make, named, t } = face;
  /** The most findings that are shown. */
  const MOST = 40;
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

  /** @param {PreviewFinding} finding */
  const item = finding => make('li', { className: finding.severity },
    make('h3', {}, make('span', { className: 'severity', textContent: `${t(finding.severity)}: ` }), ...named(finding.message)),
    where(finding),
    excerpt(finding),
    ...finding.labels.flatMap(label => [...(label.file === finding.file ? [] : [where(label)]), excerpt(label)]),
    finding.help ? make('p', { className: 'help' }, make('strong', { textContent: `${t('help')} ` }), ...named(finding.help)) : null,
    ...finding.consequences.map(text => make('p', { className: 'help' }, ...named(text))),
    finding.also.length > 0
      ? make('details', { className: 'also' }, make('summary', { textContent: t('also') }), ...finding.also.map(where)) : null,
    make('p', { className: 'rule' }, make('code', { textContent: `loype explain ${finding.rule}` }),
      face.copier(`loype explain ${finding.rule}`, t('copy'), t('copy-name', { text: `loype explain ${finding.rule}` }))));

  /** @param {PreviewPage} page @param {PreviewFinding[]} inOrder @param {string} title */
  const fill = (page, inOrder, title) => {
    const close = make('button', { type: 'button', className: 'small', textContent: t('fold') });
    close.addEventListener('click', () => fold());
    const explained = page.state === 'good' ? null : make('p', { className: 'lead', textContent: t(loypePreview.status >= 500 ? 'none-yet' : 'last-good') });
    const heading = make('h2', { id: 'findings-title', textContent: title, tabIndex: -1 });
    const reason = page.reason ? make('p', { className: 'reason' }, ...named(page.reason)) : null;
    const more = Math.max(0, inOrder.length - MOST) + page.more;
    const rest = more > 0 ? make('p', { className: 'lead', textContent: t('more', { n: more }) }) : null;
    const list = inOrder.length > 0 ? make('ol', { className: 'findings' }, ...inOrder.slice(0, MOST).map(item)) : null;
    face.sheet.setAttribute('aria-labelledby', heading.id);
    const { scrollTop } = face.sheet;
    face.sheet.replaceChildren(...[make('header', {}, heading, close), explained, reason, list, rest].filter(part => part !== null));
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
    const errors = page.findings.filter(({ severity }) => severity === 'error');
    const warnings = page.findings.length - errors.length;
    const isBad = errors.length > 0 || page.state === 'stopped';
    const now = JSON.stringify([page.reason, page.findings.map(({ rule, file, message }) => [rule, file, message]), face.canOpen]);
    const titles = [page.state === 'stopped' ? t('stopped') : '', errors.length > 0 ? count('errors', errors.length) : '', warnings > 0 ? count('warnings', warnings) : ''];
    const title = titles.filter(part => part !== '').join(', ');
    button.hidden = title === '';
    button.textContent = title;
    button.classList.toggle('bad', isBad);
    const own = new Set(page.here.map(index => page.findings[index]));
    const rank = (/** @type {PreviewFinding} */ finding) => (finding.severity === 'error' ? 0 : 2) + (own.has(finding) ? 0 : 1);
    fill(page, page.findings.map(finding => ({ finding, by: rank(finding) })).sort((a, b) => a.by - b.by).map(({ finding }) => finding), title);
    if (hadErrors && !isBad) face.notice('mended', t('mended'));
    if (isBad && now !== before) {
      face.notice('mended');
      face.say(`${title}. ${page.reason ?? errors[0]?.message ?? ''}`);
    }
    const isNew = now !== before;
    before = now;
    hadErrors = isBad;
    if (title === '') setOpen(false);
    // Warnings are a number until the author opens them.
    else if (isNew) setOpen(isBad && folded() !== now);
  };

  loypePreview.findings = { show, fold };
})();

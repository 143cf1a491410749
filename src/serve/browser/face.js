// @ts-check
// The preview's own interface: one element at the end of the page with a shadow tree, a style and words of its own, so that it and a theme
// cannot affect each other.
//
// In: the words and the style, from the server. Out: the containers of findings, the panel and short notices, and the parts that they are
// built of. All text is inserted as text, never as HTML.
(() => {
  'use strict';

  const host = document.createElement('loype-preview');
  host.lang = loypePreview.lang;
  const shadow = host.attachShadow({ mode: 'open' });
  /** @type {PreviewWords} */
  let words = {};

  /** @param {string} key @param {Record<string, string | number>} values */
  const t = (key, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, String(value)), words[key] ?? key);

  /** @type {PreviewFace['make']} */
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children.filter(child => child !== null));
    return element;
  };

  /** @type {PreviewFace['named']} */
  const named = text => text.split('`').map((part, at) => (at % 2 === 1 ? make('code', { textContent: part }) : part));

  const sheet = make('section', { className: 'sheet', hidden: true });
  const panel = make('section', { className: 'panel', id: 'panel', hidden: true });
  const notices = make('div', { className: 'notices' });
  const bar = make('div', { className: 'bar' });
  const said = make('p', { className: 'unseen', role: 'status' });
  const frame = make('aside', { className: 'frame' }, sheet, panel, notices, bar, said);

  /** How much of the window's foot is covered, so that a theme can put what floats there above it. */
  const height = new CSSStyleSheet();

  /** @type {Map<string, HTMLElement>} */
  const shown = new Map();

  /** @param {string} name @param {string} [text] @param {() => void} [act] */
  const notice = (name, text, act) => {
    const there = shown.get(name);
    if (there?.textContent === text && !act) return;
    there?.remove();
    shown.delete(name);
    if (!text) return;
    const made = act ? make('button', { type: 'button', className: 'notice', textContent: text }) : make('p', { className: `notice ${name}`, textContent: text });
    if (act) made.addEventListener('click', act);
    // A notice of success disappears by itself.
    made.addEventListener('animationend', () => shown.get(name) === made && notice(name));
    shown.set(name, made);
    notices.append(made);
    if (!act) say(text);
  };

  /** @param {string} text */
  const say = text => { said.textContent = text; };

  /** @param {Parameters<PreviewFace['opener']>[0]} place */
  const opener = ({ file, line, column = 1 }) => {
    const button = make('button', { type: 'button', className: 'small', textContent: t('open') });
    button.setAttribute('aria-label', t('open-at', { place: `${file}:${line}` }));
    button.addEventListener('click', async () => {
      const body = JSON.stringify({ file, line, column });
      const request = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body };
      const isOpened = await fetch(loypePreview.own('open'), request).then(({ ok }) => ok, () => false);
      notice('told', t(isOpened ? 'opened' : 'not-opened'));
    });
    return button;
  };

  /** @param {string} text @param {string} label @param {string} [name] */
  const copier = (text, label, name) => {
    const button = make('button', { type: 'button', className: 'small', textContent: label });
    if (name) button.setAttribute('aria-label', name);
    button.addEventListener('click', async () => {
      // Browsers only allow this for pages over https and on this machine.
      const isCopied = await (navigator.clipboard?.writeText(text) ?? Promise.reject()).then(() => true, () => false);
      notice('told', t(isCopied ? 'copied' : 'not-copied'));
    });
    return button;
  };

  /** @param {string} name */
  const own = async name => {
    const response = await fetch(loypePreview.own(name));
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response;
  };

  const begin = async () => {
    const [style, given] = await Promise.all([
      own('preview.css').then(response => response.text()),
      own(`words/${loypePreview.lang}.json`).then(response => response.json()),
    ]);
    words = given;
    Object.assign(loypePreview.face, { words });
    const styles = new CSSStyleSheet();
    styles.replaceSync(style);
    shadow.adoptedStyleSheets = [styles];
    frame.setAttribute('aria-label', t('name'));
    shadow.append(frame);
    // Outside the body, where a theme's rules for its content do not apply.
    document.documentElement.append(host);
    document.adoptedStyleSheets.push(height);
    new ResizeObserver(() => height.replaceSync(`:root { --preview-height: ${innerHeight - frame.getBoundingClientRect().top}px; }`)).observe(frame);
  };

  const ready = begin();
  // If the server stops between the page and these files, the interface is missing.
  ready.catch(() => undefined);
  loypePreview.face = { ready, words, t, make, named, sheet, panel, bar, notice, say, opener, copier, canOpen: false };
})();

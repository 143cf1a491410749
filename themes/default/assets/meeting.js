// @ts-check
// The plan of a meeting: clock times when the reader says when it begins, and the tools that are fetched when they are asked for.
//
// In: every `.plan` with tools, its rows with `data-seconds` and `data-from`, and the field for when it begins, which is kept on the device.
// Out: clock times in the rows, on the strip and at the end; the projector, the sheet to print and the groups, each from a script of its own.
(() => {
  const { page = '' } = document.documentElement.dataset;
  const folder = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src.replace(/[^/]*$/, '') : '';
  /** @type {Map<string, Promise<void>>} */
  const loaded = new Map();

  /** Adds an element that fetches a file, once; one that could not be had is asked for again the next time. @param {string} file */
  const fetched = file => {
    const before = loaded.get(file);
    if (before) return before;
    const element = file.endsWith('.css')
      ? Object.assign(document.createElement('link'), { rel: 'stylesheet', href: folder + file })
      : Object.assign(document.createElement('script'), { src: folder + file });
    /** @type {Promise<void>} */
    const there = new Promise((resolve, reject) => {
      element.addEventListener('load', () => resolve());
      element.addEventListener('error', () => { loaded.delete(file); element.remove(); reject(new Error(file)); });
    });
    loaded.set(file, there);
    document.head.append(element);
    return there;
  };

  /** Fetches a tool: its script, its sheet of style, and what tools are made of, in the language of the page. @param {string} name */
  const load = name => Promise.all([`${name}.css`, `${name}.js`, `meeting.${document.body.lang || document.documentElement.lang}.js`].map(fetched));

  /** What a tool of a plan is made of. @param {string} name @param {Element} plan */
  const made = (name, plan) => {
    const all = document.createElement('template');
    all.innerHTML = (loype.fetched?.meeting ?? '').replaceAll('{plan}', plan.id);
    return /** @type {HTMLTemplateElement} */ (all.content.querySelector(`.${name}-template`) ?? all);
  };

  /** Minutes since midnight of `14.30`, `14:30`, `1430` or `14`; `undefined` for anything else. @param {string} text */
  const time = text => {
    const [, hours = '', minutes = '0'] = /^\s*(?:kl\.?\s*)?(\d{1,2})(?:[.:]?(\d{2}))?\s*$/i.exec(text) ?? [];
    return hours && Number(hours) < 24 && Number(minutes) < 60 ? Number(hours) * 60 + Number(minutes) : undefined;
  };

  /** @param {number} minutes */
  const clock = minutes => `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}.${String(Math.floor(minutes) % 60).padStart(2, '0')}`;

  /** @param {string | undefined} words @param {Record<string, string | number>} values */
  const fill = (words, values) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, () => String(value)), words ?? '');

  /** @param {HTMLElement} plan */
  const begin = plan => {
    const field = /** @type {HTMLInputElement | null} */ (plan.querySelector('.strip-axis input'));
    const said = /** @type {HTMLElement | null} */ (plan.querySelector('.strip-said'));
    const rows = /** @type {NodeListOf<HTMLElement>} */ (plan.querySelectorAll('tr[data-from]'));
    const end = /** @type {HTMLElement | null} */ (plan.querySelector('.plan-end'));
    const key = `begins:${page}#${plan.id}`;
    const stated = plan.dataset.begins;
    if (!field || !said) return;

    /** @param {number | undefined} at */
    const draw = at => {
      if (at === undefined) delete plan.dataset.at;
      else plan.dataset.at = String(at);
      rows.forEach(row => {
        const cell = row.querySelector('.plan-clock');
        if (cell) cell.textContent = at === undefined ? '' : clock(at + Number(row.dataset.from) / 60);
      });
      plan.querySelectorAll('.strip-axis text').forEach((tick, index, all) => {
        const minutes = tick.getAttribute('data-minutes') ?? '';
        tick.textContent = at === undefined ? `${minutes}${index === all.length - 1 ? ' min' : ''}` : clock(at + Number(minutes));
      });
      if (end) end.textContent = at === undefined ? '' : fill(end.dataset.words, { time: clock(at + Number(plan.dataset.seconds) / 60) });
    };

    field.addEventListener('change', () => {
      const at = time(field.value);
      const isUnclear = at === undefined && field.value.trim() !== '';
      field.setAttribute('aria-invalid', String(isUnclear));
      said.textContent = isUnclear ? said.dataset.unclear ?? '' : '';
      if (isUnclear) return;
      draw(at);
      if (at !== undefined) field.value = clock(at);
      const kept = at === undefined ? loype.remove(key) : loype.write(key, clock(at));
      if (!kept) said.textContent = said.dataset.failed ?? '';
    });

    const kept = loype.read(key);
    const at = time(typeof kept === 'string' ? kept : '') ?? (stated ? Number(stated) : undefined);
    for (const element of [field, field.previousElementSibling]) element?.removeAttribute('hidden');
    if (at === undefined) return;
    field.value = clock(at);
    draw(at);
  };

  /** What a tool does, by the script that it is in. @type {Record<string, (plan: HTMLElement) => void>} */
  const tools = {};
  loype.meeting = /** @type {LoypeMeeting} */ ({ tools, made, timeOfDay: clock, fill });

  for (const plan of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.plan:has(.plan-tools)'))) {
    begin(plan);
    const said = /** @type {HTMLElement | null} */ (plan.querySelector('.strip-said'));
    /** @param {Element | null} element @param {string} name */
    const offer = (element, name) => {
      let isAsked = false;
      element?.removeAttribute('hidden');
      element?.addEventListener('pointerenter', () => void load(name).catch(() => undefined));
      element?.addEventListener('click', event => {
        event.preventDefault();
        // Whoever asks twice while it is fetched wants it once.
        if (isAsked) return;
        isAsked = true;
        const { unfetched = '' } = said?.dataset ?? {};
        load(name).then(() => {
          if (said?.textContent === unfetched) said.textContent = '';
          tools[name]?.(plan);
        }, () => {
          if (said) said.textContent = unfetched;
        }).finally(() => { isAsked = false; });
      });
    };
    const show = plan.querySelector('.plan-show');
    show?.setAttribute('role', 'button');
    show?.addEventListener('keydown', event => {
      if (!(event instanceof KeyboardEvent) || event.key !== ' ' || !(show instanceof HTMLElement)) return;
      event.preventDefault();
      show.click();
    });
    offer(show, 'projector');
    offer(plan.querySelector('[data-tool="handout"]'), 'handout');
    offer(plan.querySelector('[data-tool="groups"]'), 'groups');
  }
  // The leader's own window is this page too, and its name says so.
  if (window.name === 'loype-leader' && window.opener && document.querySelector('.plan [data-tool="handout"]')) void load('projector').then(() => tools.leader?.(document.body));
})();

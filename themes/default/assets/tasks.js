// @ts-check
// Lists of tasks that can be ticked. A tick is kept like a mark, under the page, the block and the words of its item: where others change the
// list, it follows the words, and what has no item any longer is kept all the same. Without this script the list is as it was written.
(() => {
  const NAME = `tasks:${loype.page}`;
  const BLOCKS = 'ul, ol, p, div, table, pre, blockquote, figure, details, aside';
  const words = document.querySelector('template.tasks-words');
  const { saved = '', failed = '' } = words instanceof HTMLElement ? words.dataset : {};

  /** A box with the words beside its mark as its label. @param {HTMLElement} mark */
  const task = mark => {
    const input = Object.assign(document.createElement('input'), { type: 'checkbox', className: 'task-box', defaultChecked: mark.dataset.done === 'true', autocomplete: 'off' });
    const label = document.createElement('label');
    for (let next = mark.nextSibling; next && !(next instanceof Element && next.matches(BLOCKS)); next = mark.nextSibling) label.append(next);
    const text = (label.textContent ?? '').replace(/\s+/g, ' ').trim();
    label.prepend(input);
    mark.replaceWith(label);
    return { input, text, block: input.closest('.block, .note')?.id ?? '' };
  };
  const tasks = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.task-mark')]).map(task);

  /** What is kept for the page, by its names: `x` for a tick, nothing for one that has been taken away. */
  const kept = () => /** @type {Record<string, string>} */ (loype.asTexts(loype.read(NAME)));

  /** The name of each task: at its place with its words, or else with its words elsewhere. */
  const names = (() => {
    const free = new Set(Object.keys(kept()));
    /** @type {Map<(typeof tasks)[number], string>} */
    const found = new Map();
    /** @param {(name: string, task: (typeof tasks)[number]) => boolean} fits */
    const give = fits => {
      for (const one of tasks.filter(other => !found.has(other))) {
        const name = [...free].find(other => fits(other, one));
        if (name !== undefined && free.delete(name)) found.set(one, name);
      }
    };
    /** @param {string} name */
    const plain = name => name.replace(/\++$/, '');
    give((name, { block, text }) => plain(name) === `${block}#${text}`);
    give((name, { text }) => plain(name).replace(/^[^#]*#/, '') === text);
    const taken = new Set([...found.values(), ...free]);
    for (const one of tasks.filter(other => !found.has(other))) {
      let name = `${one.block}#${one.text}`;
      while (taken.has(name)) name += '+';
      taken.add(name);
      found.set(one, name);
    }
    return found;
  })();

  const show = () => {
    const now = kept();
    for (const [{ input }, name] of names) input.checked = name in now ? now[name] !== '' : input.defaultChecked;
  };

  /** @param {(typeof tasks)[number]} task @param {string} name @param {Element | null | undefined} said */
  const keep = ({ input }, name, said) => {
    const now = kept();
    if (input.checked === input.defaultChecked) delete now[name];
    else now[name] = input.checked ? 'x' : '';
    const isKept = Object.keys(now).length > 0 ? loype.write(NAME, now) : loype.remove(NAME);
    if (said) said.textContent = isKept ? saved : failed;
  };

  for (const [one, name] of names) {
    const lists = [];
    for (let list = one.input.closest('ul, ol'); list; list = list.parentElement?.closest('ul, ol') ?? null) lists.push(list);
    const list = lists.at(-1);
    const next = list?.nextElementSibling;
    const said = next?.matches('.tasks-said') ? next : Object.assign(document.createElement('p'), { className: 'tasks-said', role: 'status' });
    if (said !== next) list?.after(said);
    one.input.addEventListener('change', () => keep(one, name, said));
  }
  loype.changed(name => (name ?? NAME) === NAME && show());
  show();
})();

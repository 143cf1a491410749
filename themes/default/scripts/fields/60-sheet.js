// @ts-check
// The sheets of a page: fields to write in, kept on this device alone and only once the reader has written, with what can be done with the
// answers under each. Nothing here runs on a page without a sheet, and without it a sheet is one to print.
(() => {
  /** How long after the last letter the answers are kept, and it is told, in milliseconds. */
  const PAUSE = 1000;
  const { words, make, idOf, columnOf, field: fieldOf, rowsOf, own, names, merged, button, footOf } = loype.sheet;
  const folder = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src.replace(/[^/]*$/, '') : '';
  const boxes = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.sheet[data-block]')]);
  const template = document.querySelector('template.sheet-words');
  if (boxes.length === 0 || !(template instanceof HTMLElement)) return;
  const say = template.dataset;
  const hint = make('span', { hidden: true }, say.clear ?? '');

  /** @type {Promise<LoypeFields> | undefined} */
  let taking;
  /** What makes texts and files of answers, fetched once somebody is about to have some. */
  const take = () => (taking ??= new Promise((resolve, reject) => {
    document.head.append(make('script', { src: `${folder}take.js`, onload: () => resolve(loype.fields), onerror: reject }));
  }).catch(error => {
    taking = undefined;
    throw error;
  }));

  /** The title of a sheet, or else the heading over it. @param {HTMLElement} box */
  const titleOf = box => {
    const over = [...document.querySelectorAll('main :is(h1, h2, h3, h4):not(.block-title)')].filter(one => one.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING);
    return words(box.closest('.block')?.querySelector('.block-heading') ?? over.at(-1));
  };

  /** @param {Record<string, string>} one @param {Record<string, string>} other */
  const same = (one, other) => Object.keys(one).length === Object.keys(other).length && Object.keys(one).every(key => own(other, key) === one[key]);

  /** @param {Record<string, string>} fields @param {string} key */
  const without = (fields, key) => Object.fromEntries(Object.entries(fields).filter(([one]) => one !== key));

  /** The fields of a sheet, and its tables that grow. @param {HTMLElement} box */
  const fieldsOf = box => {
    /** @type {Map<Element, LoypeField>} */
    const fields = new Map();
    /** @type {Set<string>} */
    const keys = new Set();
    /** @param {HTMLElement} cell */
    const begin = cell => {
      const field = fieldOf(cell, { row: say.row ?? '', hint: idOf(hint) });
      fields.set(cell, field);
      return field;
    };
    for (const cell of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll('.field'))) {
      const field = begin(cell);
      while (keys.has(field.key)) field.key += '+';
      keys.add(field.key);
    }
    for (const cell of /** @type {NodeListOf<HTMLTableCellElement>} */ (box.querySelectorAll('tbody td:not(.field)'))) {
      if (words(cell)) cell.prepend(make('span', { className: 'cell-label' }, words(columnOf(cell))));
    }
    const grow = 'more' in box.dataset ? [...box.querySelectorAll('table')].filter(table => table.querySelector('tbody .field')) : [];
    const tables = grow.map((table, at) => rowsOf(table, { before: grow.slice(0, at), isTaken: key => keys.has(key), begin }));
    return { all: () => [...box.querySelectorAll('.field')].flatMap(cell => fields.get(cell) ?? []), tables, keys };
  };

  /** What is kept that has no field, each with a way to be rid of it. @param {(key: string) => void} erase */
  const othersOf = erase => {
    const box = make('div', { className: 'sheet-left' });
    /** @param {Record<string, string>} left */
    const show = left => {
      const list = make('dl', {}, ...Object.entries(left).flatMap(([key, text]) => [
        make('dt', {}, key.replace(' | ', ': ')),
        make('dd', {}, make('span', {}, text), ' ', button(say.leftRemove, () => erase(key), { ariaLabel: `${say.leftRemove}: ${key}` })),
      ]));
      box.hidden = list.childElementCount === 0;
      box.replaceChildren(make('p', {}, make('strong', {}, say.left ?? ''), ` ${say.leftWhy}`), list);
    };
    return { box, show };
  };

  /** @param {HTMLElement} box @param {ReturnType<typeof fieldsOf>} within @param {string} name */
  const start = (box, { all, tables }, name) => {
    /** What was kept when it was last seen. @type {Record<string, string>} */
    let base = {};
    /** What is kept that has no field. @type {Record<string, string>} */
    let left = {};
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let pause;

    const kept = () => loype.asSheet(loype.read(name));
    const now = () => ({ ...left, ...Object.fromEntries(all().map(({ key, value }) => [key, value()]).filter(([, text = '']) => text.trim())) });
    const options = () => Object.fromEntries(all().filter(field => field.options.length > 0).map(field => [field.key, field.options]));
    /** @param {Record<string, string>} fields @param {string} changed */
    const asSheet = (fields, changed) => /** @type {LoypeSheet} */ (loype.asSheet({
      title: titleOf(box), page: words(document.querySelector('h1')), module: words(document.querySelector('.nav-title')), changed,
      filed: kept()?.filed, fields, choices: { ...kept()?.choices, ...options() },
    }));

    /** Puts answers in their fields, and gives what there is no field for. @param {Record<string, string>} fields */
    const put = fields => {
      left = { ...fields };
      for (const field of all()) {
        const text = own(fields, field.key);
        field.put(text);
        if (field.value() === text) left = without(left, field.key);
      }
      others.show(left);
      foot.offer(Object.keys(fields).length === 0);
    };
    const tellKept = () => {
      const asked = all().filter(({ isAsked }) => isAsked);
      foot.tellKept(kept(), asked.filter(({ value }) => value().trim()).length, asked.length);
    };
    const load = () => {
      base = kept()?.fields ?? {};
      for (const table of tables) table.addKept(key => Object.hasOwn(base, key)).forEach(row => removable(table, row));
      put(base);
    };
    const save = () => {
      clearTimeout(pause);
      const mine = now();
      if (same(mine, base)) return;
      const before = base;
      const chosen = options();
      base = merged(base, kept()?.fields ?? {}, mine, key => Object.hasOwn(chosen, key));
      const isKept = Object.keys(base).length > 0 ? loype.write(name, asSheet(base, new Date().toISOString())) : loype.remove(name);
      foot.offer(Object.keys(mine).length === 0);
      if (!isKept) {
        base = before;
        foot.tellFailed();
      } else if (same(base, mine)) {
        tellKept();
      } else {
        load();
        foot.tell(say.joined);
      }
    };

    /** Puts other answers in the place of those that are there, with a way back. @param {Record<string, string>} fields */
    const replace = fields => {
      const before = now();
      put(fields);
      save();
      foot.tell(say.erased, () => {
        put(before);
        save();
        tellKept();
        all()[0]?.first.focus();
      });
    };
    const others = othersOf(key => replace(without(now(), key)));
    const fileName = `${loype.page.replace(/.*\//, '').replace('.html', '')}-${box.dataset.block}`;
    /** What was answered before and after a time is told apart by the day it was last written in. */
    const day = () => (kept()?.changed || new Date().toISOString()).slice(0, 10);
    const foot = footOf(say, {
      text: async () => `### ${titleOf(box)}\n\n${(await take()).asMarkdown(asSheet(now(), ''), say.row ?? '')}`,
      csv: async () => (await take()).download((await take()).asCsv(asSheet(now(), '')), 'text/csv', `${fileName}.csv`),
      file: async () => {
        save();
        const { asCopy, download } = await take();
        download(asCopy({ [name]: { ...asSheet(now(), kept()?.changed ?? ''), filed: '' } }), 'application/json', `${fileName}-${day()}.json`);
        if (kept()) loype.write(name, { ...kept(), filed: new Date().toISOString() });
        foot.tell(say.filed);
      },
      erase: () => replace({}),
    });

    /** @param {LoypeRows} table @param {HTMLTableRowElement} row */
    const removable = (table, row) => {
      if (row.querySelector('.row-remove')) return;
      const remove = () => {
        const [at, fields] = [row.sectionRowIndex, table.added.get(row) ?? []];
        table.added.delete(row);
        row.remove();
        table.number();
        save();
        foot.tell(say.removed, () => {
          table.added.set(row, fields);
          table.put(row, at);
          save();
          tellKept();
          fields[0]?.first.focus();
        });
      };
      [...row.cells].at(-1)?.append(button(say.remove, remove, { className: 'row-remove' }));
    };
    /** @param {LoypeRows} table */
    const add = table => {
      if (table.isFull()) return;
      const row = table.add();
      removable(table, row);
      table.added.get(row)?.[0]?.first.focus();
    };
    for (const table of tables) (table.table.closest('.table-wrap') ?? table.table).after(button(say.add, () => add(table), { className: 'row-add' }));

    box.addEventListener('focusin', () => void take().catch(() => undefined));
    box.addEventListener('input', () => {
      clearTimeout(pause);
      pause = setTimeout(save, PAUSE);
    });
    addEventListener('pagehide', save);
    document.addEventListener('visibilitychange', save);
    addEventListener('beforeunload', event => {
      save();
      if (!same(now(), base)) event.preventDefault();
    });
    loype.changed(other => {
      if ((other ?? name) !== name || !same(now(), base)) return;
      load();
      tellKept();
    });
    box.after(...(box.querySelector('.sign') ? [make('p', { className: 'sheet-sign' }, say.sign ?? '')] : []), others.box, ...foot.elements);
    load();
    tellKept();
  };

  const sheets = boxes.map(box => ({ box, block: box.dataset.block ?? '', within: fieldsOf(box) })).filter(({ within }) => within.keys.size > 0);
  if (!sheets[0]) return;
  const shared = make('p', { className: 'sheet-shared' }, make('strong', {}, say.shared ?? ''), ` ${say.sharedWhy}`);
  /** Others may use this device: told until some answers of the page are in a file. */
  const warn = () => {
    const kept = loype.names().filter(name => name.startsWith(`sheet:${loype.page}#`));
    shared.hidden = kept.some(name => loype.asSheet(loype.read(name))?.filed);
  };
  sheets[0].box.before(hint, shared);
  const named = names(loype.page, sheets.map(({ block, within: { keys } }) => ({ block, keys })));
  for (const { box, block, within } of sheets) {
    box.classList.add('is-live');
    box.querySelectorAll('.table-wrap').forEach(wrap => wrap.removeAttribute('tabindex'));
    start(box, within, named.get(block) ?? '');
  }
  warn();
  loype.changed(warn);
})();

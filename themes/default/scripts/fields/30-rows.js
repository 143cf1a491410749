// @ts-check
// The rows that a reader may add to the tables of a sheet, and take away again. Rows are known by their numbers, so that what is answered in
// them finds its row again; where two tables have a column of the same name, the later one's keys have a mark for each before.
(() => {
  const { make, words, columnOf, numberOf } = loype.sheet;
  /** No more rows than this are drawn, whatever a file says. */
  const MOST = 100;
  /** So many rows there are on paper. */
  const ON_PAPER = 5;

  /** @param {HTMLTableRowElement} row */
  const fieldsOf = row => /** @type {HTMLTableCellElement[]} */ ([...row.querySelectorAll(':scope > .field')]);

  /** A row like the last one, with nothing in it. @param {HTMLTableRowElement} like */
  const emptyLike = like => {
    const row = make('tr');
    row.append(...[...like.cells].map(cell => {
      const choices = cell.querySelector('.choices');
      const copy = make('td', { className: 'field' });
      if (choices) copy.append(make('span', { className: 'choices' }, ...[...choices.children].map(one => make('span', {}, words(one)))));
      return copy;
    }));
    return row;
  };

  /**
   * @param {HTMLTableElement} table
   * @param {{ before: HTMLTableElement[], isTaken: (key: string) => boolean, begin: (cell: HTMLElement) => LoypeField }} given
   */
  const rowsOf = (table, { before, isTaken, begin }) => {
    const body = /** @type {HTMLTableSectionElement} */ (table.tBodies[0]);
    const head = /** @type {HTMLTableRowElement} */ (body.rows[0]);
    const pattern = emptyLike(/** @type {HTMLTableRowElement} */ ([...body.rows].at(-1)));
    const written = body.rows.length;
    /** @type {Map<HTMLTableRowElement, LoypeField[]>} */
    const added = new Map();
    /** @param {HTMLTableElement} of */
    const columns = of => [...(of.tHead?.rows[0]?.cells ?? [])].map(words);

    /** @param {number} number @param {number} at */
    const key = (number, at) => {
      const column = words(columnOf(/** @type {HTMLTableCellElement} */ (head.cells[at]))) || String(at + 1);
      let name = `${number} | ${column}` + '+'.repeat(before.filter(of => columns(of).includes(column)).length);
      while (isTaken(name)) name += '+';
      return name;
    };
    /** Empty rows to write in, on paper alone. */
    const fillPaper = () => {
      body.querySelectorAll('.paper-row').forEach(row => row.remove());
      for (let rows = body.rows.length; rows < ON_PAPER; rows += 1) {
        const row = /** @type {HTMLTableRowElement} */ (pattern.cloneNode(true));
        row.className = 'paper-row';
        body.append(row);
      }
    };
    const number = () => {
      for (const [row, fields] of added) {
        fields.forEach(field => { field.key = key(numberOf(row), field.cell.cellIndex); });
        const said = row.querySelector('.row-number');
        if (said) said.textContent = (said.textContent ?? '').replace(/\d+/, String(numberOf(row)));
      }
      fillPaper();
    };
    /** @param {HTMLTableRowElement} row @param {number} at */
    const put = (row, at) => {
      body.insertBefore(row, [...body.rows].filter(one => one.className !== 'paper-row')[at] ?? body.querySelector('.paper-row'));
      number();
    };
    const count = () => body.querySelectorAll('tr:not(.paper-row)').length;
    const add = () => {
      const row = /** @type {HTMLTableRowElement} */ (pattern.cloneNode(true));
      body.insertBefore(row, body.querySelector('.paper-row'));
      added.set(row, /** @type {any} */ (fieldsOf(row).map(begin)));
      number();
      return row;
    };
    /** Adds the rows that there are answers for. @param {(key: string) => boolean} isKept */
    const addKept = isKept => {
      let last = 0;
      const cells = [...pattern.cells].map(({ cellIndex }) => cellIndex);
      for (let at = written + 1; at <= MOST; at += 1) if (cells.some(cell => isKept(key(at, cell)))) last = at;
      while (count() < last) add();
      return [...added.keys()];
    };
    fillPaper();
    return { table, add, addKept, put, number, count, isFull: () => count() >= MOST, added };
  };

  loype.sheet.rowsOf = rowsOf;
})();

// @ts-check
// One field of a sheet: a text that grows, or a choice drawn as boxes. What it is called is read from the labels of its row and column, as
// they stand on the page, and what it holds is printed as text, since a field would be cut at the end of its page.
(() => {
  /** The words of an element as keys have them. @param {Element | null | undefined} element */
  const words = element => (element?.textContent ?? '').replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim();

  let ids = 0;
  /** @param {Element} element */
  const idOf = element => (element.id ||= `loype-felt-${++ids}`);

  /** @template {keyof HTMLElementTagNameMap} K @param {K} name @param {Record<string, unknown>} [given] @param {(Node | string)[]} within @returns {HTMLElementTagNameMap[K]} */
  const make = (name, given = {}, ...within) => {
    const element = document.createElement(name);
    Object.assign(element, given);
    element.append(...within);
    return element;
  };

  /** A text that grows with what is written. @param {HTMLElement} cell */
  const text = cell => {
    const area = make('textarea', { rows: 1, autocomplete: 'off' });
    const paper = make('span', { className: 'on-paper', ariaHidden: 'true' });
    const shown = () => {
      paper.textContent = area.value;
      if (CSS.supports('field-sizing', 'content')) return;
      area.style.height = 'auto';
      area.style.height = `${area.scrollHeight + 2}px`;
    };
    area.addEventListener('input', shown);
    cell.append(area, paper);
    return {
      first: /** @type {HTMLElement} */ (area), named: /** @type {HTMLElement} */ (area), options: /** @type {string[]} */ ([]),
      value: () => area.value,
      put: (/** @type {string} */ value) => {
        if (area.value !== value) area.value = value;
        shown();
      },
    };
  };

  /** Boxes of which one is chosen; Delete, or a second press on it, takes the choice back. @param {HTMLElement} group @param {string} hint */
  const choice = (group, hint) => {
    const options = [...group.children].map(words);
    const name = `valg-${++ids}`;
    const radios = options.map(value => make('input', { type: 'radio', name, value, autocomplete: 'off' }));
    group.replaceChildren(...radios.map((radio, at) => make('label', {}, radio, make('span', {}, options[at] ?? ''))));
    group.setAttribute('role', 'radiogroup');
    if (hint) group.setAttribute('aria-describedby', hint);
    const chosen = () => radios.find(({ checked }) => checked);
    /** @param {HTMLInputElement} radio */
    const takeBack = radio => {
      radio.checked = false;
      radio.dispatchEvent(new Event('input', { bubbles: true }));
    };
    group.addEventListener('keydown', event => {
      const radio = chosen();
      if (!['Delete', 'Backspace'].includes(event.key) || !radio) return;
      event.preventDefault();
      takeBack(radio);
    });
    /** What was chosen when the pointer came down: the press itself chooses before it is told of. */
    let pressed = /** @type {HTMLInputElement | undefined} */ (undefined);
    group.addEventListener('pointerdown', () => { pressed = chosen(); });
    group.addEventListener('click', ({ target }) => {
      if (target instanceof HTMLInputElement && target === pressed) takeBack(target);
      if (target instanceof HTMLInputElement) pressed = undefined;
    });
    return {
      first: /** @type {HTMLElement} */ (radios[0]), named: /** @type {HTMLElement} */ (group), options,
      value: () => radios.find(({ checked }) => checked)?.value ?? '',
      put: (/** @type {string} */ value) => radios.forEach(radio => { radio.checked = radio.value === value; }),
    };
  };

  /** @param {Element} cell */
  const tableOf = cell => /** @type {HTMLTableElement} */ (cell.closest('table'));

  /** What stands over a cell. @param {HTMLTableCellElement} cell */
  const columnOf = cell => tableOf(cell).tHead?.rows[0]?.cells[cell.cellIndex];

  /** The number of a row, from 1. @param {HTMLTableRowElement} row */
  const numberOf = row => row.sectionRowIndex + 1;

  /** The key of a cell by its labels, or their numbers. @param {HTMLTableCellElement} cell */
  const cellKey = cell => {
    const row = /** @type {HTMLTableRowElement} */ (cell.parentElement);
    return `${words(row.querySelector('th')) || numberOf(row)} | ${words(columnOf(cell)) || cell.cellIndex + 1}`;
  };

  /** The label of a cell is that of its row, or the number of the row in words, and that of its column. @param {HTMLTableCellElement} cell @param {string} rowWords */
  const cellLabels = (cell, rowWords) => {
    const row = /** @type {HTMLTableRowElement} */ (cell.parentElement);
    const head = row.querySelector('th') ?? row.querySelector('.row-number')
      ?? cell.appendChild(make('span', { className: 'row-number', hidden: true }, rowWords.replace('{number}', String(numberOf(row)))));
    const column = columnOf(cell);
    // Where a row is not a row but what stands under each other, its labels stand at the fields.
    if (words(column)) cell.prepend(make('span', { className: 'cell-label', ariaHidden: 'true' }, words(column)));
    return column && words(column) ? [head, column] : [head];
  };

  /** The label of an item is what stands before its field. @param {HTMLElement} cell */
  const itemLabel = cell => {
    const before = [];
    for (let node = cell.previousSibling; node; node = node.previousSibling) before.unshift(node);
    const label = make(before.some(node => node instanceof HTMLParagraphElement) ? 'div' : 'span', { className: 'item-label' }, ...before);
    cell.before(label);
    return label;
  };

  /** Makes a field of a cell or of the end of an item. @param {HTMLElement} cell @param {{ row: string, hint: string }} told */
  const field = (cell, told) => {
    const group = /** @type {HTMLElement | null} */ (cell.querySelector('.choices'));
    const isCell = cell instanceof HTMLTableCellElement;
    const labels = isCell ? cellLabels(cell, told.row) : [itemLabel(cell)];
    const made = group ? choice(group, told.hint) : text(cell);
    made.named.setAttribute('aria-labelledby', labels.map(idOf).join(' '));
    return { ...made, cell: /** @type {HTMLTableCellElement} */ (cell), key: isCell ? cellKey(cell) : words(labels[0]), isAsked: Boolean(group) || !isCell };
  };

  // The other scripts of sheets add their own parts.
  loype.sheet = /** @type {any} */ ({ words, make, idOf, field, columnOf, numberOf });
})();

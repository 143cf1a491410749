// @ts-check
// Draws the answers to statements: a table with all counts, and a bar for each time on one common axis, what is low to the left of its line and
// what is high to the right. The bar says nothing that the table does not.
(() => {
  const { high, total } = loype.sum;
  const SVG = 'http://www.w3.org/2000/svg';
  /** Of an answer, and of the shortest and the longest row of bars, in pixels; of a bar; from when on a count has room in it. */
  const [UNIT, LEAST, MOST, HEIGHT, ROOM] = [6, 160, 280, 18, 14];

  /** @param {string} name @param {Record<string, string | number>} given @param {string} [text] */
  const drawn = (name, given, text) => {
    const element = document.createElementNS(SVG, name);
    Object.entries(given).forEach(([key, value]) => element.setAttribute(key, String(value)));
    if (text !== undefined) element.textContent = text;
    return element;
  };
  /** @template {keyof HTMLElementTagNameMap} K @param {K} name @param {Record<string, unknown>} given @param {(Node | string)[]} within @returns {HTMLElementTagNameMap[K]} */
  const make = (name, given = {}, ...within) => {
    const element = document.createElement(name);
    Object.assign(element, given);
    element.append(...within);
    return element;
  };

  /** The shade of an answer by its place among them: dark at both ends, told apart by their side of the line. @param {number} at @param {number} of */
  const shade = (at, of) => {
    if (at === 0) return 'shade-first';
    if (at === of - 1) return 'shade-last';
    return at < (of - 1) / 2 ? 'shade-low' : 'shade-high';
  };

  /** How many answers stand left of the line; what is in the middle stands on it. @param {LoypeScale} scale @param {number[]} counts */
  const left = ({ isOrdered }, counts) => {
    if (!isOrdered) return 0;
    const half = Math.floor(counts.length / 2);
    return total(counts.slice(0, half)) + (counts.length % 2 ? (counts[half] ?? 0) / 2 : 0);
  };

  /** The axis that all bars of a scale have in common. @param {LoypeScale} scale */
  const axisOf = scale => {
    const all = scale.statements.flatMap(({ counts }) => counts);
    const [low, most] = [Math.max(0, ...all.map(counts => left(scale, counts))), Math.max(0, ...all.map(counts => total(counts) - left(scale, counts)))];
    const longest = Math.max(1, low + most);
    const unit = Math.min(Math.max(UNIT, LEAST / longest), MOST / longest);
    return { unit, line: low * unit, width: (low + most) * unit + 2 };
  };

  /** @param {LoypeScale} scale @param {number[]} counts @param {ReturnType<typeof axisOf>} axis */
  const bar = (scale, counts, { unit, line, width }) => {
    const svg = drawn('svg', { class: 'sum-bar', viewBox: `0 0 ${width} ${HEIGHT + 4}`, width, height: HEIGHT + 4, 'aria-hidden': 'true' });
    let x = 1 + line - left(scale, counts) * unit;
    for (const [at, count] of counts.entries()) {
      const wide = count * unit;
      if (count > 0) svg.append(drawn('rect', { class: shade(at, counts.length), x, y: 2, width: wide, height: HEIGHT }));
      if (count > 2 && wide >= ROOM) svg.append(drawn('text', { class: shade(at, counts.length), x: x + wide / 2, y: HEIGHT / 2 + 6 }, String(count)));
      x += wide;
    }
    if (scale.isOrdered) svg.append(drawn('line', { x1: line + 1, x2: line + 1, y1: 0, y2: HEIGHT + 4 }));
    return svg;
  };

  /** The answers of the upper half in words, `3–4`. @param {LoypeScale} scale */
  const upper = ({ options }) => [...new Set([options[Math.ceil(options.length / 2)], options.at(-1)])].join('\u2060–\u2060');

  /** @param {LoypeScale} scale @param {string[]} times @param {DOMStringMap} words */
  const table = (scale, times, words) => {
    const { options, isOrdered, statements, column } = scale;
    const axis = axisOf(scale);
    const isTwice = times.length > 1;
    const isEven = statements.every(({ counts: [before, now] }) => !before || !now || total(before) === total(now));
    const heads = [words.statement, ...isTwice ? [words.when] : [], column || words.answers, ...options, ...isOrdered ? [upper(scale)] : [], ...isTwice && isOrdered && isEven ? [words.change] : []];
    const head = make('tr', {}, ...heads.map(text => make('th', { scope: 'col' }, text ?? '')));
    const bodies = statements.map(({ label, counts }) => make('tbody', {}, ...counts.map((of, at) => {
      const row = make('tr');
      if (at === 0) row.append(make('th', { scope: 'rowgroup', rowSpan: counts.length }, label));
      if (isTwice) row.append(make('th', { scope: 'row', className: 'sum-when' }, times[at] ?? ''));
      row.append(make('td', { className: 'sum-drawn' }, bar(scale, of, axis)));
      for (const [which, count] of of.entries()) row.append(make('td', { className: 'sum-count' }, make('span', { className: 'sum-of' }, `${options[which]}: `), String(count)));
      const said = (words.of ?? '').replace('{count}', String(high(of))).replace('{all}', String(total(of)));
      if (isOrdered) row.append(make('td', { className: 'sum-high' }, make('span', { className: 'sum-of' }, `${upper(scale)}: `), said));
      if (at === 0 && isTwice && isOrdered && isEven) {
        const move = high(counts[1] ?? []) - high(of);
        row.append(make('td', { className: 'sum-move', rowSpan: counts.length }, `${move > 0 ? '+' : move < 0 ? '−' : ''}${Math.abs(move)}`));
      }
      return row;
    })));
    return make('div', { className: 'sum-table' }, legend(scale, words), make('table', {}, make('thead', {}, head), ...bodies));
  };

  /** @param {LoypeScale} scale @param {DOMStringMap} words */
  const legend = (scale, words) => {
    const list = make('ul', { className: 'sum-legend' }, ...scale.options.map((option, at) => {
      const box = drawn('svg', { width: 22, height: 14, 'aria-hidden': 'true' });
      box.append(drawn('rect', { class: shade(at, scale.options.length), x: 1, y: 1, width: 20, height: 12 }));
      return make('li', {}, box, ` ${option}`);
    }));
    if (scale.isOrdered) list.append(make('li', {}, (words.line ?? '').replace('{answers}', upper(scale))));
    return list;
  };

  Object.assign(loype.sum, { table, upper, make });
})();

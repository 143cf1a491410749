// @ts-check
// What is made of the answers in a sheet to take along: text for another place, a table for a spreadsheet, a copy for another device. The page
// with all notes has it from the start, and a page with a sheet fetches it once somebody begins to fill that in.
(() => {
  const { site = '' } = document.documentElement.dataset;
  const FORMAT = 'loype-notes';
  const VERSION = 2;
  const BETWEEN = ' | ';
  /** What Excel is told by: that the text is UTF-8. */
  const BYTE_ORDER = '\ufeff';

  /** The answers in their order, each with its labels: a key that has come before has marks of its own. @param {LoypeSheet} sheet */
  const answers = ({ fields }) => Object.entries(fields).map(([key, text]) => {
    const plain = key.replace(/\++$/, '');
    const label = Object.hasOwn(fields, plain) ? plain : key;
    const at = label.lastIndexOf(BETWEEN);
    return at < 0 ? { row: label, column: '', text } : { row: label.slice(0, at), column: label.slice(at + BETWEEN.length), text };
  });

  /** Puts together what stands after each other and is alike. @template T @param {T[]} all @param {(one: T, before: T) => boolean} alike */
  const runs = (all, alike) => all.reduce((/** @type {T[][]} */ found, one) => {
    const last = found.at(-1);
    if (last && alike(one, /** @type {T} */ (last.at(-1)))) last.push(one);
    else found.push([one]);
    return found;
  }, []);

  /** @param {string} text */
  const indented = text => text.trim().replace(/\n/g, '\n  ');

  /** The answers row by row. @param {LoypeSheet} sheet @param {string} row */
  const byRow = (sheet, row) => runs(answers(sheet), (one, before) => one.column !== '' && one.row === before.row && before.column !== '')
    .map(inRow => ({ label: inRow[0]?.column && /^\d+$/.test(inRow[0].row) ? row.replace('{number}', inRow[0].row) : inRow[0]?.row ?? '', inRow }));

  /** @param {LoypeSheet} sheet @param {string} row */
  const asMarkdown = (sheet, row) => {
    const texts = byRow(sheet, row).map(({ label, inRow }) => `**${label}**\n\n${inRow.map(({ column, text }) => (column ? `- ${column}: ${indented(text)}\n` : `${text.trim()}\n`)).join('')}`);
    return texts.join('\n');
  };

  /** A cell that no spreadsheet runs as a formula, and that may have lines and marks of its own. @param {string} text */
  const cell = text => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };

  /** The rows of a table of answers, as they stand in the sheet. @param {LoypeAnswered[]} inTable */
  const table = inTable => {
    const columns = [...new Set(inTable.map(({ column }) => column))];
    const rows = [...new Set(inTable.map(({ row }) => row))];
    return [['', ...columns], ...rows.map(row => [
      row, ...columns.map(column => inTable.filter(one => one.row === row && one.column === column).map(({ text }) => text).join('\n')),
    ])];
  };

  /** @param {LoypeSheet} sheet */
  const asCsv = sheet => {
    const parts = runs(answers(sheet), (one, before) => !one.column === !before.column);
    const lines = parts.flatMap(part => [[], ...(part[0]?.column ? table(part) : part.map(({ row, text }) => [row, text]))]);
    return BYTE_ORDER + [[sheet.title || sheet.page], ...lines].map(line => `${line.map(cell).join(';')}\r\n`).join('');
  };

  /** @param {Record<string, unknown>} kept */
  const asCopy = kept => JSON.stringify({ format: FORMAT, version: VERSION, site, kept }, null, 2);

  /** @param {string} text @param {string} type @param {string} name */
  const download = (text, type, name) => {
    const url = URL.createObjectURL(new Blob([text], { type }));
    Object.assign(document.createElement('a'), { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  };

  loype.fields = { FORMAT, VERSION, byRow, asMarkdown, asCsv, asCopy, download };
})();

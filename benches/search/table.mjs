// Tables in Markdown: what was measured, Løype, Pagefind, their ratio.
//
// In: rows of text. Out: text. Figures are rounded to what is significant on a machine that is not
// idle.

const HEAD = ['', 'Løype', 'Pagefind', 'ratio'];

export function table(rows, head = HEAD) {
  const line = cells => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

export const ratio = (own, other) => (own / other).toFixed(3);

export const seconds = value => `${value.toFixed(2)} s`;

export const milliseconds = value => `${value.toFixed(1)} ms`;

export function bytes(value) {
  if (value >= 1e9) return `${(value / 1e9).toFixed(2)} GB`;
  return value >= 1e6 ? `${(value / 1e6).toFixed(1)} MB` : `${(value / 1e3).toFixed(1)} kB`;
}

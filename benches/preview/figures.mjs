// Figures, and a table of them.
//
// In: times in milliseconds, and rows of text. Out: numbers and text.

export const median = times => percentile(times, 50);

/** The percentile of some times, by nearest rank. */
export function percentile(times, percent) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.max(Math.ceil((percent / 100) * sorted.length) - 1, 0)] ?? Number.NaN;
}

export const milliseconds = value => `${value.toFixed(0)} ms`;

export function table(head, rows) {
  const line = cells => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---:')), ...rows.map(line)].join('\n');
}

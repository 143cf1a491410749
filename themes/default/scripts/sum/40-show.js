// @ts-check
// Shows the answers of all files together, sheet by sheet. They are in the memory of this page alone, and go with it.
(() => {
  const { read, forget, scales, texts, high, total, largestMove, table, upper, make } = loype.sum;
  /** So many answers are shown at once. */
  const AT_ONCE = 3;
  /** What is read, by time. @type {LoypeSummed[][]} */
  const times = [[], []];
  /** How many files that is, and what was said of the others. */
  let [count, refused] = [0, /** @type {string[]} */ ([])];

  /** @param {string} text @param {Record<string, string | number>} values */
  const fill = (text, values) => Object.entries(values).reduce((filled, [name, value]) => filled.replace(`{${name}}`, () => String(value)), text);

  /** What is written to one question, a few at once. @param {string[]} answers @param {DOMStringMap} words */
  const answersOf = (answers, words) => {
    const list = (/** @type {string[]} */ some) => make('ul', {}, ...some.map(text => make('li', {}, text)));
    const rest = answers.slice(AT_ONCE);
    const more = make('details', {}, make('summary', {}, fill(words.more ?? '', { count: rest.length })), list(rest));
    return [list(answers.slice(0, AT_ONCE)), ...rest.length > 0 ? [more] : []];
  };

  /** @param {ReturnType<typeof texts>[number]} text @param {string[]} names @param {DOMStringMap} words */
  const written = ({ label, answers }, names, words) => make('section', { className: 'sum-written' }, make('h4', {}, label),
    ...answers.flatMap((some, at) => (some.length > 0 ? [...names.length > 1 ? [make('p', { className: 'sum-when' }, names[at] ?? '')] : [], ...answersOf(some, words)] : [])));

  /** One sheet, at one time or two. @param {string} title @param {LoypeSheet[][]} of @param {string[]} names @param {DOMStringMap} words */
  const shown = (title, of, names, words) => {
    const [counted, said] = [scales(of), texts(of)];
    const move = largestMove(counted);
    const headline = move && fill(words.moved ?? '', {
      statement: move.label, now: high(move.now), all: total(move.now), answers: upper(move.scale), before: high(move.before), all_before: total(move.before),
    });
    return make('section', { className: 'sum-sheet' }, make('h3', {}, title), ...headline ? [make('p', { className: 'sum-headline' }, headline)] : [],
      ...counted.map(scale => table(scale, names, words)), ...said.map(text => written(text, names, words)),
      ...said.length > 0 ? [make('p', { className: 'sum-care' }, words.care ?? '')] : []);
  };

  /** @param {HTMLElement} section */
  const show = section => {
    const words = section.dataset;
    const used = times.flatMap((read, at) => (read.length > 0 ? [at] : []));
    const names = used.map(at => [words.before, words.after][at] ?? '');
    const all = [...new Set(times.flat().map(({ name }) => name))].sort(new Intl.Collator('en', { numeric: true }).compare);
    section.querySelector('.sum-shown')?.replaceChildren(...all.map(name => {
      const of = used.map(at => (times[at] ?? []).filter(one => one.name === name).map(({ sheet }) => sheet));
      return shown(of.flat().find(({ title }) => title)?.title ?? name, of, names, words);
    }));
    section.querySelector('.sum-clear')?.toggleAttribute('hidden', used.length === 0);
  };

  /** @param {HTMLElement} section @param {number} time @param {File[]} files */
  const add = async (section, time, files) => {
    const words = section.dataset;
    for (const file of files) {
      const { sheets, refused: why } = await read(file);
      if (why) refused.push(fill(words[why] ?? '', { file: file.name }));
      else count += 1;
      times[time]?.push(...sheets);
    }
    show(section);
    const said = section.querySelector('[role="status"]');
    if (said) said.textContent = [fill(words.read ?? '', { count }), ...refused].join(' ');
  };

  document.querySelector('.sum-clear')?.addEventListener('click', () => {
    const section = document.querySelector('.sum');
    times.forEach(read => read.splice(0));
    [count, refused] = [0, []];
    forget();
    if (!(section instanceof HTMLElement)) return;
    show(section);
    const said = section.querySelector('[role="status"]');
    if (said instanceof HTMLElement) said.textContent = section.dataset.cleared ?? '';
    section.querySelector('input')?.focus();
  });

  Object.assign(loype.sum, { add });
})();

// @ts-check
// What is stored on this device, read from the store itself: each thing in words and with its size, and a way to erase it all.
(() => {
  const stored = document.getElementById('stored');
  const list = stored?.querySelector('.stored-list');
  const nothing = stored?.querySelector('.stored-nothing');
  const said = stored?.querySelector('.tools-said');
  const erase = document.getElementById('erase-all');
  const dialog = document.querySelector('dialog#erase');
  if (!stored || !list || !erase || !(nothing instanceof HTMLElement) || !(said instanceof HTMLElement)) return;
  if (!(dialog instanceof HTMLDialogElement)) return;

  const { view = '', done = '', tasks = '', begins = '', note: noteWords = '', sheet: sheetWords = '', other = '', erased = '' } = stored.dataset;
  const size = new Intl.NumberFormat(document.documentElement.lang, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 1, minimumFractionDigits: 1 });

  /** @param {string} name */
  const inWords = name => {
    const note = loype.note(name);
    if (name === 'view') {
      const option = [...document.querySelectorAll('option')].find(({ value }) => value === loype.read('view'));
      return view.replace('{name}', () => option?.text ?? '');
    }
    if (name === 'done') return done.replace('{count}', String(Object.keys(loype.done()).length));
    if (name.startsWith('begins:')) return begins.replace('{time}', () => String(loype.read(name)));
    const sheet = name.startsWith('sheet:') ? loype.asSheet(loype.read(name)) : null;
    if (sheet) return sheetWords.replace('{title}', () => sheet.title || sheet.page);
    if (note) return noteWords.replace('{question}', () => note.heading || note.question);
    return name.startsWith('tasks:') ? tasks.replace('{count}', String(Object.keys(loype.asTexts(loype.read(name))).length)) : other.replace('{name}', () => name);
  };

  const show = () => {
    list.replaceChildren(...loype.names().map(name => {
      const bytes = new Blob([name, JSON.stringify(loype.read(name))]).size;
      return Object.assign(document.createElement('li'), { textContent: `${inWords(name)} (${size.format(Math.max(bytes / 1000, 0.1))})` });
    }));
    const isEmpty = list.childElementCount === 0;
    nothing.hidden = !isEmpty;
    for (const one of [list, erase]) one.toggleAttribute('hidden', isEmpty);
  };

  erase.addEventListener('click', () => {
    dialog.returnValue = '';
    dialog.showModal();
  });
  dialog.addEventListener('close', () => {
    if (dialog.returnValue !== 'erase') return;
    loype.names().forEach(name => loype.remove(name));
    said.textContent = erased;
    said.focus();
  });
  loype.changed(() => show());
  stored.hidden = false;
  show();
})();

// @ts-check
// Reads the files that participants have saved. Anyone may have written a file: what is no sheet of this site is told of by the name of the file,
// and what is read in a file is text and nothing else.
(() => {
  const { site = '', was = '' } = document.documentElement.dataset;
  const [FORMAT, VERSION] = ['loype-notes', 2];
  /** No sheets are as large as this, in bytes. */
  const MOST = 2_000_000;
  /** The texts of the files that are read, so that none is counted twice. */
  const read = new Set();

  /** Why a file is not taken, by the name of the words for it; nothing where it is. @param {any} copy */
  const refusal = copy => {
    if (copy?.format !== FORMAT || !Number.isInteger(copy.version) || copy.version < 2) return 'not';
    if (copy.version > VERSION) return 'newer';
    return [site, ...was.split(' ')].includes(copy.site) ? '' : 'otherSite';
  };

  /** @param {any} copy @returns {LoypeSummed[]} */
  const sheetsOf = copy => Object.entries(copy.kept ?? {}).flatMap(([name, value]) => {
    const sheet = name.startsWith('sheet:') ? loype.asSheet(value) : null;
    return sheet ? [{ name: name.replace(/\++$/, ''), sheet }] : [];
  });

  /** @param {File} file @returns {Promise<{ sheets: LoypeSummed[], refused: string }>} */
  const one = async file => {
    try {
      const text = file.size > MOST ? '' : await file.text();
      const copy = JSON.parse(text);
      const refused = refusal(copy) || (read.has(text) ? 'again' : '');
      const sheets = refused ? [] : sheetsOf(copy);
      if (sheets.length > 0) read.add(text);
      return { sheets, refused: refused || (sheets.length > 0 ? '' : 'not') };
    } catch {
      return { sheets: [], refused: 'not' };
    }
  };

  loype.sum = /** @type {any} */ ({ read: one, forget: () => read.clear() });
})();

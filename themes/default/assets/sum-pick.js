// @ts-check
// Where the leader gives the files with answers that the participants have saved, picked or dropped. What reads and shows them is fetched with
// the first of them; the files go nowhere.
(() => {
  const folder = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src.replace(/[^/]*$/, '') : '';
  const section = document.querySelector('.sum');
  const picks = section?.querySelector('.sum-picks');
  if (!(section instanceof HTMLElement) || !(picks instanceof HTMLElement)) return;

  /** @type {Promise<void> | undefined} */
  let fetching;
  const fetched = () => (fetching ??= new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${folder}sum.css` }));
    document.head.append(Object.assign(document.createElement('script'), { src: `${folder}sum.js`, onload: () => resolve(), onerror: reject }));
  })).catch(error => {
    fetching = undefined;
    throw error;
  });

  /** @param {number} time @param {FileList | null | undefined} files */
  const take = async (time, files) => {
    const all = [...files ?? []];
    if (all.length === 0) return;
    try {
      await fetched();
      await loype.sum.add(section, time, all);
    } catch {
      const said = section.querySelector('[role="status"]');
      if (said) said.textContent = section.dataset.missing ?? '';
    }
  };

  for (const [time, pick] of [...picks.querySelectorAll('.sum-pick')].entries()) {
    const input = pick.querySelector('input');
    input?.addEventListener('change', async () => {
      await take(time, input.files);
      input.value = '';
    });
    pick.addEventListener('drop', event => void take(time, /** @type {DragEvent} */ (event).dataTransfer?.files));
    for (const [name, isOver] of /** @type {[string, boolean][]} */ ([['dragover', true], ['dragleave', false], ['drop', false]])) {
      pick.addEventListener(name, () => pick.classList.toggle('is-over', isOver));
    }
  }
  // A browser opens a file that is dropped beside where it should be.
  for (const name of ['dragover', 'drop']) section.addEventListener(name, event => event.preventDefault());
  picks.hidden = false;
})();

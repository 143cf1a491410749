// @ts-check
// Forms that a reader sends: how much room is left while one writes, and thanks when it is sent. The browser sends them as it sends any form;
// without this script they can be sent all the same.
(() => {
  /** When the room that is left is said to who listens. */
  const SAID = [50, 20, 0];

  /** @param {HTMLFormElement} form */
  const start = form => {
    const { room = '', over = '', thanks = '', blocked = '' } = form.dataset;
    const said = form.querySelector('[role="status"]');
    const limited = /** @type {HTMLTextAreaElement[]} */ ([...form.querySelectorAll('textarea[data-max]')]);

    /** How many characters there is room for still, as people count them. @param {HTMLTextAreaElement} area */
    const left = area => Number(area.dataset.max) - [...area.value].length;

    /** @param {HTMLTextAreaElement} area */
    const count = area => {
      const about = document.getElementById(area.getAttribute('aria-describedby') ?? '');
      const rest = left(area);
      const text = (rest < 0 ? over : room).replace('{left}', () => `${rest}`).replace('{over}', () => `${-rest}`).replace('{most}', () => area.dataset.max ?? '');
      if (about) {
        about.textContent = text;
        about.classList.toggle('failed', rest < 0);
      }
      area.setAttribute('aria-invalid', `${rest < 0}`);
      if (said && (SAID.includes(rest) || rest < 0)) said.textContent = text;
    };

    for (const area of limited) {
      area.addEventListener('input', () => count(area));
      if (area.value) count(area);
    }
    const isEmpty = () => [...new FormData(form)].every(([name, value]) => name === form.querySelector('[type="hidden"]')?.getAttribute('name') || !String(value).trim());
    form.addEventListener('submit', event => {
      if (isEmpty()) {
        event.preventDefault();
        if (said) said.textContent = form.dataset.empty ?? '';
        /** @type {HTMLElement | null} */ (form.querySelector('textarea, [type="radio"]'))?.focus();
        return;
      }
      const first = limited.find(area => left(area) < 0);
      if (first) {
        event.preventDefault();
        first.focus();
        return;
      }
      if (said) said.textContent = thanks;
    });
    // A host with another policy than the documented one stops the browser from sending.
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      if (said && effectiveDirective === 'form-action') said.textContent = blocked;
    });
  };

  for (const form of document.querySelectorAll('form.block-feedback')) start(/** @type {HTMLFormElement} */ (form));
})();

// @ts-check
// The group maker of a meeting: how many people, or their names, in groups as the plan has them.
//
// In: the template with fields and words, and the size of groups from the plan. Out: the groups, drawn by lot. Names stay in the fields and in
// memory: nothing is stored, and they are gone with the page.
(() => {
  const { meeting } = loype;
  const { fill } = meeting;

  meeting.tools.groups = plan => {
    const tool = plan.querySelector('[data-tool="groups"]');
    const panel = /** @type {HTMLElement} */ (plan.querySelector('.groups') ?? make(plan));
    const isOpen = panel.hidden;
    panel.hidden = !isOpen;
    tool?.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) panel.querySelector('input')?.focus();
  };

  /** @param {HTMLElement} plan */
  function make(plan) {
    const template = meeting.made('groups', plan);
    const panel = Object.assign(document.createElement('div'), { className: 'groups', hidden: true });
    panel.append(template.content.cloneNode(true));
    plan.querySelector('.plan-head')?.after(panel);
    const [people, size] = /** @type {HTMLInputElement[]} */ ([...panel.querySelectorAll('input')]);
    const names = panel.querySelector('textarea');
    const [said, count, drawn] = ['said', 'count', 'drawn'].map(name => panel.querySelector(`[data-show="${name}"]`));
    const show = /** @type {HTMLElement | null} */ (panel.querySelector('[data-do="show"]'));
    if (!people || !size || !names) return panel;
    size.value = plan.dataset.groups ?? '4';

    const named = () => names.value.split(/[\n,;]/).map(name => name.trim()).filter(Boolean);
    const wanted = () => Math.max(2, Number(size.value) || 4);

    const tell = () => {
      if (!said) return;
      const many = Number(people.value) || 0;
      said.textContent = many === 1 ? template.dataset.few ?? '' : many > 1 ? meeting.groups.told(meeting.groups.sizes(many, wanted()), wanted(), template.dataset) : '';
    };

    names.addEventListener('input', () => {
      const all = named();
      if (all.length > 0) people.value = String(all.length);
      tell();
    });
    for (const field of [people, size]) field.addEventListener('input', tell);

    panel.querySelector('[data-do="draw"]')?.addEventListener('click', () => {
      const all = named();
      tell();
      if (all.length < 2) {
        // Without names people count off: as many numbers as there are groups.
        const groups = Number(people.value) > 1 ? meeting.groups.sizes(Number(people.value), wanted()).length : 0;
        if (count) count.textContent = groups > 1 ? fill(template.dataset.count, { n: groups }) : template.dataset.few ?? '';
        drawn?.replaceChildren();
        meeting.drawn = undefined;
      } else {
        if (count) count.textContent = '';
        meeting.drawn = meeting.groups.split(shuffled(all), wanted());
        drawn?.replaceChildren(...meeting.drawn.map((group, index) => {
          const item = document.createElement('li');
          item.append(Object.assign(document.createElement('strong'), { textContent: fill(template.dataset.group, { n: index + 1 }) }));
          item.append(...group.map(name => Object.assign(document.createElement('span'), { textContent: name })));
          return item;
        }));
        if (drawn instanceof HTMLElement) drawn.focus();
      }
      if (show) show.hidden = !meeting.drawn || !document.fullscreenEnabled;
    });
    show?.addEventListener('click', () => void drawn?.requestFullscreen().catch(() => undefined));
    return panel;
  }

  /** Every order is equally likely. @param {string[]} names */
  function shuffled(names) {
    const all = [...names];
    for (let last = all.length - 1; last > 0; last -= 1) {
      const at = Math.floor(Math.random() * (last + 1));
      [all[last], all[at]] = [all[at] ?? '', all[last] ?? ''];
    }
    return all;
  }
})();

// @ts-check
// Whom the site is shown for. What is for others steps back, and is never taken away. A view comes from the link that led here
// (`?visning=leder`), which stores nothing and is carried on, or from what the reader has picked, which is stored.
(() => {
  const html = document.documentElement;
  const picker = document.getElementById('view-picker');
  const select = picker?.querySelector('select');
  const said = picker?.querySelector('[role="status"]');
  if (!picker || !select || !said) return;

  const PARAMETERS = ['visning', 'view'];
  const options = [...select.options];
  /** @param {string | null} name */
  const called = name => options.find(option => option.dataset.names?.split('|').includes(name?.trim().toLowerCase() ?? ''))?.value;
  const linked = () => {
    const query = new URLSearchParams(location.search);
    return called(PARAMETERS.map(parameter => query.get(parameter)).find(name => name !== null) ?? null);
  };
  const picked = () => options.find(option => option.value === loype.read('view'))?.value ?? '';
  let carried = linked();

  /** @param {Element} element */
  const openButton = element => element.querySelector(':scope > .aside-button');

  /** A note is folded by its own head. @param {Element} element @returns {HTMLDetailsElement | null} */
  const folding = element => element.querySelector(':scope > details:has(> .note-title)');

  /** @param {Element} element @param {boolean} open */
  const setOpen = (element, open) => {
    const [details, button] = [folding(element), openButton(element)];
    if (details) details.open = open;
    if (!button) return;
    element.toggleAttribute('data-folded', !open);
    button.setAttribute('aria-expanded', String(open));
    button.textContent = (open ? picker.dataset.close : picker.dataset.open) ?? '';
  };

  /** What is for others is one line that opens. @param {Element} element @param {boolean} aside */
  const fold = (element, aside) => {
    if (element.hasAttribute('data-aside') === aside) return;
    element.toggleAttribute('data-aside', aside);
    if (folding(element)) return setOpen(element, !aside);
    const title = element.querySelector(':scope > .note-title');
    const button = openButton(element);
    element.removeAttribute('data-folded');
    if (!title || button) return button?.remove();
    const made = document.createElement('button');
    Object.assign(made, { type: 'button', className: 'aside-button', id: `${element.id}-open` });
    made.setAttribute('aria-labelledby', `${made.id} ${element.getAttribute('aria-labelledby') ?? ''}`);
    made.addEventListener('click', () => setOpen(element, element.hasAttribute('data-folded')));
    title.after(made);
    setOpen(element, false);
  };

  /** @param {string} view */
  const show = view => {
    if (view) html.dataset.view = view;
    else delete html.dataset.view;
    select.value = view;
    for (const element of document.querySelectorAll('[data-for]')) {
      fold(element, view !== '' && !element.getAttribute('data-for')?.split(' ').includes(view));
    }
    document.dispatchEvent(new Event('loype:view'));
  };

  /** Changes what is shown, and leaves what the reader looks at where it is. @param {() => void} act */
  const inPlace = act => {
    const things = document.querySelectorAll('main :is(h1, h2, h3, p, li, table, figure)');
    const anchor = [...things].find(thing => !thing.closest('[data-for]') && thing.getBoundingClientRect().bottom > 0);
    const before = anchor?.getBoundingClientRect().top ?? 0;
    act();
    const moved = (anchor?.getBoundingClientRect().top ?? 0) - before;
    if (moved) scrollBy({ top: moved, behavior: 'instant' });
  };

  /** Opens what is folded about an element. @param {Element | null} element */
  const openAbout = element => {
    for (let aside = element?.closest('.note, [data-aside]'); aside; aside = aside.parentElement?.closest('.note, [data-aside]')) setOpen(aside, true);
  };
  const openTarget = () => openAbout(document.getElementById(loype.fragment().id));

  select.addEventListener('change', () => {
    const view = select.value;
    const address = new URL(location.href);
    PARAMETERS.forEach(parameter => address.searchParams.delete(parameter));
    if (address.href !== location.href) history.replaceState(history.state, '', address);
    carried = undefined;
    inPlace(() => show(view));
    const kept = view ? loype.write('view', view) : loype.remove('view');
    // A browser that stores nothing still keeps the view from page to page.
    if (!kept) carried = view;
    said.textContent = select.selectedOptions[0]?.dataset.said ?? '';
  });

  /** @param {Event} event */
  const carry = event => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const href = link?.getAttribute('href') ?? '';
    const [, path, query, hash = ''] = /^([^?#:]*\.html)(?:\?([^#]*))?(#.*)?$/.exec(href) ?? [];
    if (carried === undefined || !link || !path) return;
    const parameters = new URLSearchParams(query);
    PARAMETERS.forEach(parameter => parameters.delete(parameter));
    parameters.append('visning', carried || 'alle');
    link.setAttribute('href', `${path}?${parameters}${hash}`);
  };
  // When a link is about to be followed, or copied from its menu: links that other scripts make are carried on too.
  for (const type of ['click', 'auxclick', 'contextmenu']) document.addEventListener(type, carry, true);
  document.addEventListener('formdata', ({ formData }) => carried !== undefined && formData.set('visning', carried || 'alle'));

  const share = document.querySelector('.share');
  const [shareButton, shareField, shareSaid] = ['button', 'input', 'span[role]'].map(name => share?.querySelector(name));
  const teachers = options.find(option => option.value === 'teacher')?.dataset.names?.split('|')[0];

  /** The link to this page as teachers see it; where nothing can be copied, it stands in a field. */
  const copy = async () => {
    const address = new URL(location.href);
    address.hash = '';
    PARAMETERS.forEach(parameter => address.searchParams.delete(parameter));
    address.searchParams.set('visning', teachers ?? '');
    const copied = await navigator.clipboard?.writeText(address.href).then(() => true, () => false);
    if (!(shareField instanceof HTMLInputElement) || !(shareSaid instanceof HTMLElement)) return;
    shareField.hidden = copied === true;
    shareField.value = address.href;
    if (!copied) shareField.select();
    shareSaid.textContent = (copied ? shareSaid.dataset.copied : shareSaid.dataset.select) ?? '';
  };
  shareButton?.addEventListener('click', copy);
  if (teachers) share?.removeAttribute('hidden');

  for (const button of document.querySelectorAll('[data-print]')) {
    button.removeAttribute('hidden');
    button.addEventListener('click', () => print());
  }

  loype.changed(name => {
    const view = carried ?? picked();
    if ((name ?? 'view') === 'view' && view !== (html.dataset.view ?? '')) inPlace(() => show(view));
  });
  addEventListener('hashchange', openTarget);
  document.addEventListener('loype:reveal', ({ target }) => openAbout(target instanceof Element ? target : null));

  picker.hidden = false;
  show(carried ?? picked());
  openTarget();
})();

// @ts-check
// The foot of a page in a module: what comes before it and after it for the view that is picked. Which modules there are left to choose among
// is left to `fork.js`.
(() => {
  const nav = document.getElementById('page-turn');
  if (!nav) return;
  const feet = /** @type {HTMLTemplateElement[]} */ ([...document.querySelectorAll('template.turn-for')]);
  const published = nav.innerHTML;
  /** The foot that is shown: that of a view, or none for the published one. @type {HTMLTemplateElement | undefined} */
  let shown;

  const show = () => {
    const { view = '' } = document.documentElement.dataset;
    const foot = feet.find(({ dataset }) => dataset.views?.split(' ').includes(view));
    if (foot === shown) return;
    if (foot) nav.replaceChildren(foot.content.cloneNode(true));
    else nav.innerHTML = published;
    shown = foot;
    document.dispatchEvent(new Event('loype:turned'));
  };

  document.addEventListener('loype:view', show);
  show();
})();

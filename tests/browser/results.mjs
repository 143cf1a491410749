// All results of a search: they are shown as they come into view, so that no texts are fetched that nobody sees.
//
// In: a page where a query has been answered. Out: nothing, once as many stand there as are shown without asking for more, or it is said that
// the search could not be loaded.

const SHOWN = 10;

/** Scrolls to the end of the list beneath the box until all are there. */
export async function unrolledBox(page) {
  await page.waitForFunction(shown => {
    const popup = document.querySelector('.search-results');
    popup.scrollTop = popup.scrollHeight;
    const hits = Number(/\d+/.exec(popup.querySelector('.search-every')?.textContent ?? '')?.[0] ?? 0);
    return popup.querySelectorAll('[role="group"]').length >= Math.min(hits, shown);
  }, SHOWN);
}

/** Scrolls to the end of the list on the search page until so many are there. */
export async function unrolledPage(page, count = SHOWN) {
  await page.waitForFunction(count => {
    document.querySelector('#search-found').scrollIntoView({ block: 'end' });
    return document.querySelectorAll('#search-found ol > li').length >= count;
  }, count);
}

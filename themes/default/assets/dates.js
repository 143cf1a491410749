// @ts-check
// What is news until a day is not told as news after it. The page has the days, and the reader's clock decides: a built page is the same
// whenever it is built. Without this script all of it stays.
(() => {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, '0'));
  const today = `${now.getFullYear()}-${month}-${day}`;

  for (const element of document.querySelectorAll('[data-until]')) {
    const days = element.getAttribute('data-until')?.trim().split(' ') ?? [];
    if (days.some(until => until >= today)) continue;
    const past = element.getAttribute('data-past');
    if (past !== null) element.textContent = past;
    else if (element instanceof SVGElement) element.setAttribute('display', 'none');
    else element.setAttribute('hidden', '');
  }
})();

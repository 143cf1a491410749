// @ts-check
// Receives the server's events while the page is visible: a browser allows few connections to a host, and an author has many tabs.
//
// In: the event stream. Out: each rebuild, with whether others before it may have been missed, and whether the server can be reached. After
// a lost connection it tries again at growing intervals, and at once when the page becomes visible or the network returns.
(() => {
  'use strict';

  /** The delay before the next attempt to connect, in milliseconds: the first and the longest. */
  const [FIRST, MOST] = [250, 10_000];
  /** After this number of failed attempts the server counts as gone; one that restarts is back by then. */
  const LOST = 2;

  loypePreview.listen = on => {
    /** @type {EventSource | undefined} */
    let stream;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    let failures = 0;
    let [boot, number] = ['', 0];

    const close = () => {
      clearTimeout(timer);
      stream?.close();
      stream = undefined;
    };

    const open = () => {
      close();
      if (document.hidden) return;
      const opened = new EventSource(loypePreview.own('events'));
      stream = opened;
      let isOpening = true;
      opened.addEventListener('open', () => {
        failures = 0;
        on.lost(false);
      });
      opened.addEventListener('round', ({ data }) => {
        const round = /** @type {PreviewRound} */ (JSON.parse(data));
        const isKnown = round.boot === boot && round.number <= number;
        // The first event is the latest rebuild, and those before it have been missed; later ones come one by one.
        const isMissed = isOpening || round.boot !== boot;
        const isNew = boot === '';
        isOpening = false;
        [boot, number] = [round.boot, round.number];
        if (!isKnown) on.round(round, isMissed && !isNew);
      });
      opened.addEventListener('error', () => {
        close();
        failures += 1;
        if (failures >= LOST) on.lost(true);
        timer = setTimeout(open, Math.min(MOST, FIRST * 2 ** (failures - 1)) * (0.75 + Math.random() / 2));
      });
    };

    document.addEventListener('visibilitychange', open);
    addEventListener('pageshow', ({ persisted }) => persisted && open());
    addEventListener('online', open);
    addEventListener('pagehide', close);
    open();
  };
})();

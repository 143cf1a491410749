// @ts-check
// Hears from the server what has changed, for as long as the page is shown: a browser allows few connections to a host, and an author has many tabs.
//
// In: the stream of events. Out: each round, with whether others may have been missed before it, and whether the server can be reached. A lost
// connection is sought again, less and less often, and at once when the reader turns to the page or the network returns.
(() => {
  'use strict';

  /** How long to wait before seeking the server again, in milliseconds: the first time, and at most. */
  const [FIRST, MOST] = [250, 10_000];
  /** A server that is asked a second time in vain is away; one that is only started anew is back by then. */
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
        // What the server says at once is the latest round, and those before it have been missed; later ones come one by one.
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

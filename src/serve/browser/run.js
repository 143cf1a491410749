// @ts-check
// The last of the preview's scripts: connects their parts.
(() => {
  'use strict';

  const { address, here, base, isDraft, face, findings, panel, pointer } = loypePreview;
  let isFollowing = false;
  let isFirst = true;

  /** Whether the server has what the files say now. @param {PreviewRound} round */
  const isCurrent = ({ state }) => state === 'good' || state === 'unfinished';

  /** @param {boolean} isGone */
  const ask = async isGone => {
    const query = new URLSearchParams({ address: isDraft ? here : address, here, lang: loypePreview.lang });
    const response = await fetch(`${loypePreview.own('page')}?${query}`);
    if (!response.ok) return;
    const page = /** @type {PreviewPage} */ (await response.json());
    isFollowing = page.follow;
    await face.ready;
    if (loypePreview.follow.show(page, isGone)) return;
    face.canOpen = page.editor;
    findings.show(page);
    loypePreview.mark(page);
    panel.show(page);
  };

  /** @param {PreviewRound} round @param {boolean} isMissed */
  const pages = async (round, isMissed) => {
    const wasFirst = isFirst;
    isFirst = false;
    const isElsewhere = round.edited !== null && round.edited !== address && round.edited !== here;
    if (isFollowing && !wasFirst && !isMissed && isElsewhere && isCurrent(round)) {
      location.assign(new URL(/** @type {string} */ (round.edited), base));
      return;
    }
    const done = await loypePreview.update(round, isMissed);
    if (done === 'reload') return loypePreview.reload();
    document.documentElement.dispatchEvent(new CustomEvent('loype-preview', { detail: { number: round.number, done } }));
    await face.ready;
    if (wasFirst) loypePreview.follow.arrive();
    if (done === 'changed' && !wasFirst) pointer.point(loypePreview.last, isFollowing);
    await ask(done === 'gone');
  };

  /** Makes the next search load its files again. @param {PreviewRound} round */
  const forget = ({ number }) => {
    window.loype?.search?.forget?.();
    document.documentElement.dispatchEvent(new CustomEvent('loype-preview-search', { detail: { number } }));
  };

  /** The drafts that have changed, which are rebuilt with the search; if the event names no paths, possibly this page. @param {PreviewRound} round */
  const drafts = ({ changed }) => (changed ?? [here]).filter(path => !path.startsWith('search/'));

  /** Handles one rebuild after the other, in the order in which they come. */
  let queue = Promise.resolve();

  loypePreview.listen({
    round(round, isMissed) {
      if (round.stage === 'search' || isMissed) forget(round);
      const changed = round.stage === 'search' ? drafts(round) : round.changed;
      if (round.stage === 'search' && changed?.length === 0) return;
      queue = queue.then(() => pages({ ...round, changed }, isMissed)).catch(() => undefined);
    },
    lost(isLost) {
      face.ready.then(() => face.notice('lost', isLost ? face.t('lost') : undefined)).catch(() => undefined);
    },
  });
})();

// @ts-check
// Follows a page that its author has renamed or moved, and offers the page around one that is gone.
//
// In: what the server knows of the page. Out: the browser at the page's new address, which says so when it is there; or a notice with a way on.
(() => {
  'use strict';

  const NAME = 'loype-preview:moved';
  const { face, base } = loypePreview;
  const { t } = face;

  /** @param {string} address */
  const at = address => new URL(address.split('/').map(encodeURIComponent).join('/'), base);

  loypePreview.follow = {
    /** Whether the browser leaves the page. */
    show({ moved, around }, isGone) {
      if (moved) {
        const to = at(moved.address);
        try {
          sessionStorage.setItem(NAME, to.pathname);
        } catch {
          // Without storage, the new page does not say where it came from.
        }
        location.replace(`${to.href}${location.search}${location.hash}`);
        return true;
      }
      face.notice('gone', isGone ? t('gone') : undefined);
      face.notice('gone-on', isGone && around ? t('gone-on', { title: around.title }) : undefined, isGone && around ? () => location.assign(at(around.address)) : undefined);
      return false;
    },
    arrive() {
      try {
        const isMeant = sessionStorage.getItem(NAME) === location.pathname;
        sessionStorage.removeItem(NAME);
        if (isMeant) face.notice('told', t('moved'));
      } catch {
        // Without storage, nothing was kept.
      }
    },
  };
})();

// @ts-check
// Shows where the page has changed: a line beside the place that fades, and a button to scroll there if it is outside the window. The page
// itself is not changed.
(() => {
  'use strict';

  const { face } = loypePreview;
  const BLOCK = 'p, li, h1, h2, h3, h4, h5, h6, tr, pre, figure, blockquote, dt, dd, summary, section, div';
  const line = face.make('div', { className: 'changed' });
  line.setAttribute('aria-hidden', 'true');
  line.addEventListener('animationend', () => line.remove());

  /** @param {Element} element */
  const draw = element => {
    const { left, top, height } = element.getBoundingClientRect();
    const { style } = line;
    line.remove();
    style.setProperty('left', `${Math.max(0, left + scrollX - 12)}px`);
    style.setProperty('top', `${top + scrollY}px`);
    style.setProperty('height', `${height}px`);
    /** @type {ShadowRoot} */ (face.bar.getRootNode()).append(line);
  };

  /** @param {Element} element */
  const go = element => {
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    face.notice('changed');
    draw(element);
  };

  loypePreview.pointer = {
    point(element, isFollowing) {
      face.notice('changed');
      const block = element?.closest(BLOCK) ?? element;
      if (!block || (loypePreview.kept.read().marks === false && !isFollowing)) return;
      const { top, bottom, height } = block.getBoundingClientRect();
      if (height === 0) return;
      if (bottom > 0 && top < innerHeight) return draw(block);
      if (isFollowing) return go(block);
      face.notice('changed', face.t(top > 0 ? 'changed-below' : 'changed-above'), () => go(block));
    },
  };
})();

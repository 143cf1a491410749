// @ts-check
// Controls with words for film and sound, and a transcript that follows what is said.
//
// In: every `.media` of the page with a film or sound, its hidden `.player`, which has all words, and passages with `data-start`. Out: the
// player instead of the browser's own controls. Captions show from the beginning in a film: many see it without sound or in a second
// language, and one button takes them away. Browsers refuse captions to a page that was opened from disk; there they are made of the
// transcript. Nothing is stored or sent, and nothing plays before the reader asks for it.

(() => {
  'use strict';

  /** @typedef {{ element: HTMLElement, start: number, end: number }} Passage */

  for (const figure of document.querySelectorAll('.media')) {
    const [media, player] = [figure.querySelector('video, audio'), figure.querySelector('.player')];
    if (!(figure instanceof HTMLElement && media instanceof HTMLMediaElement && player instanceof HTMLElement)) continue;
    const passages = timed(figure);
    control(figure, media, player);
    caption(media, player, passages);
    follow(figure, media, passages);
    media.controls = false;
    player.hidden = false;
  }

  /** The passages of the transcript that know when they are said. @param {HTMLElement} figure @returns {Passage[]} */
  function timed(figure) {
    const elements = /** @type {NodeListOf<HTMLElement>} */ (figure.querySelectorAll('[data-start]'));
    return [...elements].map(element => ({ element, start: Number(element.dataset.start), end: Number(element.dataset.end) }));
  }

  /** @param {HTMLElement} figure @param {HTMLMediaElement} media @param {HTMLElement} player */
  function control(figure, media, player) {
    const [play, mute, full] = [button(player, 'play'), button(player, 'mute'), button(player, 'full')];
    const [seek, volume] = [slider(player, 'seek'), slider(player, 'volume')];
    const [rate, time] = [player.querySelector('select'), player.querySelector('[data-show="time"]')];

    const drawTime = () => {
      const [at, of] = [clock(media.currentTime), clock(media.duration)];
      if (time) time.textContent = `${at} / ${of}`;
      if (!seek) return;
      if (Number.isFinite(media.duration)) seek.max = String(media.duration);
      seek.value = String(media.currentTime);
      seek.setAttribute('aria-valuetext', (seek.dataset.words ?? '').replace('{time}', at).replace('{of}', of));
    };
    const drawPlay = () => {
      if (!play || play.hasAttribute('data-on') === !media.paused) return;
      play.toggleAttribute('data-on', !media.paused);
      const words = play.getAttribute('aria-label') ?? '';
      play.setAttribute('aria-label', play.dataset.other ?? '');
      play.dataset.other = words;
    };
    const drawVolume = () => {
      mute?.setAttribute('aria-pressed', String(media.muted));
      if (volume) volume.value = String(media.muted ? 0 : media.volume);
    };

    play?.addEventListener('click', () => toggle(media));
    if (media instanceof HTMLVideoElement) media.addEventListener('click', () => toggle(media));
    for (const skip of player.querySelectorAll('[data-do="skip"]')) {
      skip.addEventListener('click', () => move(media, media.currentTime + Number(skip.getAttribute('data-by'))));
    }
    seek?.addEventListener('input', () => move(media, Number(seek.value)));
    rate?.addEventListener('change', () => { media.playbackRate = Number(rate.value); });
    mute?.addEventListener('click', () => { media.muted = !media.muted; });
    volume?.addEventListener('input', () => {
      media.volume = Number(volume.value);
      media.muted = media.volume === 0;
    });
    full?.addEventListener('click', () => fullScreen(figure, media));
    for (const event of ['timeupdate', 'durationchange', 'seeking']) media.addEventListener(event, drawTime);
    for (const event of ['play', 'pause', 'ended']) media.addEventListener(event, drawPlay);
    media.addEventListener('volumechange', drawVolume);
    drawTime();
  }

  /** @param {HTMLMediaElement} media @param {HTMLElement} player @param {Passage[]} passages */
  function caption(media, player, passages) {
    const switcher = button(player, 'captions');
    const written = media.querySelector('track');
    if (!switcher || !written) return;
    const track = location.protocol === 'file:' ? captionsOf(media, written, passages) : written.track;
    let isWanted = true;
    const show = () => { track.mode = isWanted ? 'showing' : 'hidden'; };
    const draw = () => switcher.setAttribute('aria-pressed', String(track.mode === 'showing'));
    switcher.addEventListener('click', () => {
      isWanted = track.mode !== 'showing';
      show();
      draw();
    });
    // WebKit turns off what a script has added when it loads the recording, and a phone's own player has a menu of captions.
    media.addEventListener('loadedmetadata', show);
    media.textTracks.addEventListener('change', draw);
    show();
    draw();
  }

  /** The same captions without their file. @param {HTMLMediaElement} media @param {HTMLTrackElement} written @param {Passage[]} passages */
  function captionsOf(media, written, passages) {
    const track = media.addTextTrack('captions', written.label, written.srclang);
    for (const { element, start, end } of passages) track.addCue(new VTTCue(start, end, element.textContent ?? ''));
    return track;
  }

  /** Marks what is being said, and goes to what is clicked. @param {HTMLElement} figure @param {HTMLMediaElement} media @param {Passage[]} passages */
  function follow(figure, media, passages) {
    if (passages.length === 0) return;
    const mark = () => {
      const now = media.currentTime;
      for (const { element, start, end } of passages) element.toggleAttribute('data-spoken', start <= now && now < end && (now > 0 || !media.paused));
    };
    const from = (/** @type {number} */ start) => {
      move(media, start);
      void media.play();
    };
    for (const event of ['timeupdate', 'seeked', 'play']) media.addEventListener(event, mark);
    figure.classList.add('can-seek');
    for (const { element, start } of passages) element.addEventListener('click', () => from(start));
    for (const starter of /** @type {NodeListOf<HTMLButtonElement>} */ (figure.querySelectorAll('button[data-from]'))) {
      starter.hidden = false;
      starter.addEventListener('click', () => from(Number(starter.dataset.from)));
    }
  }

  /** @param {HTMLElement} player @param {string} does */
  function button(player, does) {
    const found = player.querySelector(`[data-do="${does}"]`);
    return found instanceof HTMLButtonElement ? found : undefined;
  }

  /** @param {HTMLElement} player @param {string} does */
  function slider(player, does) {
    const found = player.querySelector(`[data-do="${does}"]`);
    return found instanceof HTMLInputElement ? found : undefined;
  }

  /** @param {HTMLMediaElement} media */
  function toggle(media) {
    if (media.paused) void media.play();
    else media.pause();
  }

  /** @param {HTMLMediaElement} media @param {number} to */
  function move(media, to) {
    const end = Number.isFinite(media.duration) ? media.duration : to;
    media.currentTime = Math.min(Math.max(to, 0), end);
  }

  /** The figure fills the screen, so that the controls come along; a phone that only lets a film do so gets that. @param {HTMLElement} figure @param {HTMLMediaElement} media */
  function fullScreen(figure, media) {
    if (document.fullscreenElement) void document.exitFullscreen();
    else if (document.fullscreenEnabled) figure.requestFullscreen().catch(() => undefined);
    else /** @type {{ webkitEnterFullscreen?: () => void }} */ (media).webkitEnterFullscreen?.();
  }

  /** `1:05`, `1:00:05`; nothing is known of a recording that is not loaded yet. @param {number} seconds */
  function clock(seconds) {
    if (!Number.isFinite(seconds)) return '–:––';
    const all = Math.floor(seconds);
    const [hours, minutes, rest] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, String(all % 60).padStart(2, '0')];
    return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
  }
})();

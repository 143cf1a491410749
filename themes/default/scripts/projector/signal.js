// @ts-check
// What a device does for a meeting: two soft tones when time is up, and a screen that stays on while the clock runs.
(() => {
  /** @param {AudioContext} context @param {number} start @param {number} pitch */
  const tone = (context, start, pitch) => {
    const [source, volume, from] = [context.createOscillator(), context.createGain(), context.currentTime + start];
    source.frequency.value = pitch;
    volume.gain.setValueAtTime(0.25, from);
    volume.gain.exponentialRampToValueAtTime(0.001, from + 0.6);
    source.connect(volume).connect(context.destination);
    source.start(from);
    source.stop(from + 0.6);
  };

  /** Tones are made when they are wanted: no file is loaded. */
  loype.meeting.beeper = () => {
    /** @type {AudioContext | undefined} */
    let context;
    return {
      beep() {
        context ??= new AudioContext();
        for (const [start, pitch] of /** @type {[number, number][]} */ ([[0, 660], [0.35, 880]])) tone(context, start, pitch);
      },
    };
  };

  /** Keeps the screen from going dark while the clock runs, where the browser lets it. */
  loype.meeting.awake = () => {
    /** @type {WakeLockSentinel | undefined} */
    let lock;
    let isWanted = false;
    const ask = () => {
      if (isWanted && !lock && document.visibilityState === 'visible' && 'wakeLock' in navigator) {
        navigator.wakeLock.request('screen').then(given => {
          if (!isWanted) return void given.release();
          lock = given;
          // The browser takes the lock back when the tab is hidden.
          given.addEventListener('release', () => { lock = undefined; });
        }, () => undefined);
      }
    };
    document.addEventListener('visibilitychange', ask);
    return {
      keep() {
        isWanted = true;
        ask();
      },
      release() {
        isWanted = false;
        void lock?.release();
      },
    };
  };
})();

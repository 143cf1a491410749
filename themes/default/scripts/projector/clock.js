// @ts-check
// The clock of a meeting: which part and which round it is in, and how much is left. Nothing here knows of a page, or asks what time it is.
//
// In: the lengths of the parts, each as its rounds and what is left of it; what was done, and the time, in milliseconds. Out: the state after
// it, as plain data that can be sent to another window. A round's end leads on to the next round by itself. The end of a part does not: the
// meeting decides when a part is over, and the clock goes on below zero. Time that has been spent on a part stays spent when one goes on and
// comes back; only `rewind` gives it back.
(() => {
  const MINUTE = 60_000;
  /** A part keeps so much when time is taken from it. */
  const LEAST = 2 * MINUTE;

  /** @param {LoypeMeetingState} state @returns {LoypeMeetingState} */
  const copy = state => ({ ...state, left: state.left.map(rounds => [...rounds]), length: state.length.map(rounds => [...rounds]) });

  /** @param {number[]} lengths */
  const sum = lengths => lengths.reduce((all, one) => all + one, 0);

  /** @param {LoypeMeetingState} state */
  const rounds = state => state.left[state.part] ?? [];

  /** What is left of the round; below zero when its part is over. @param {LoypeMeetingState} state @param {number} now */
  const remaining = (state, now) => (state.ends === null ? rounds(state)[state.round] ?? 0 : state.ends - now);

  /** Notes what is left of the round, and lets the next change begin from it. @param {LoypeMeetingState} state @param {number} now */
  const held = (state, now) => {
    const after = copy(state);
    const of = after.left[after.part];
    if (of) of[after.round] = remaining(state, now);
    return after;
  };

  /** @param {LoypeMeetingState} state @param {number} now */
  const goOn = (state, now) => {
    if (state.ends !== null) state.ends = now + (rounds(state)[state.round] ?? 0);
    return state;
  };

  /** @param {LoypeMeetingState} state @param {number} now @param {number} by */
  const change = (state, now, by) => {
    const after = held(state, now);
    const [left, length] = [after.left[after.part], after.length[after.part]];
    if (!left || !length) return state;
    const before = left[after.round] ?? 0;
    // A part that is over is not made more over.
    const changed = by < 0 ? Math.max(Math.min(before, 0), before + by) : before + by;
    left[after.round] = changed;
    length[after.round] = (length[after.round] ?? 0) + changed - before;
    return goOn(after, now);
  };

  loype.meeting.clock = {
    /** @param {number[][]} parts in seconds */
    begin: parts => {
      const length = parts.map(part => part.map(seconds => seconds * 1000));
      return { part: 0, round: 0, length, left: length.map(part => [...part]), ends: null, begun: false };
    },

    remaining,

    /** Goes through the rounds that are over: the state, and how many have ended. */
    settle: (state, now) => {
      if (state.ends === null || state.ends > now) return { state, ended: 0 };
      const after = copy(state);
      let ended = 0;
      while (after.ends !== null && after.ends <= now && after.round < rounds(after).length - 1) {
        rounds(after)[after.round] = 0;
        after.round += 1;
        after.ends += rounds(after)[after.round] ?? 0;
        ended += 1;
      }
      return { state: ended ? after : state, ended };
    },

    run: (state, now) => {
      const after = held(state, now);
      after.ends = state.ends === null ? now : null;
      after.begun = true;
      return goOn(after, now);
    },

    /** A round on, or back; past the last round a part on. */
    go: (state, now, by) => {
      const after = held(state, now);
      let [part, round] = [after.part, after.round + by];
      if (round < 0) {
        part -= 1;
        round = (after.left[part]?.length ?? 0) - 1;
      } else if (round >= rounds(after).length) {
        part += 1;
        round = 0;
      }
      if (after.left[part]?.[round] === undefined) return state;
      Object.assign(after, { part, round });
      return goOn(after, now);
    },

    add: change,

    rewind: (state, now) => {
      const after = held(state, now);
      const left = after.left[after.part];
      if (left) left[after.round] = after.length[after.part]?.[after.round] ?? 0;
      return goOn(after, now);
    },

    /** When the parts that are still to come begin, and last when the meeting ends; `null` for those that have been. */
    times: (state, now, earliest) => {
      let at = (state.begun ? now : Math.max(now, earliest)) + Math.max(0, remaining(state, now));
      at += sum(rounds(state).slice(state.round + 1));
      const starts = state.left.map((part, index) => {
        if (index <= state.part) return null;
        const start = at;
        at += sum(part.map(left => Math.max(0, left)));
        return start;
      });
      return [...starts, at];
    },

    /** The part from which time would be taken: the longest that is still to come; `undefined` where none has enough. */
    giver: (state, by) => {
      const lengths = state.left.map((part, index) => (index > state.part ? sum(part) : 0));
      const longest = Math.max(...lengths);
      return longest >= by + LEAST ? lengths.indexOf(longest) : undefined;
    },

    /** Takes time from one part, from its longest rounds first. */
    take: (state, part, by) => {
      const after = copy(state);
      const [left, length] = [after.left[part], after.length[part]];
      if (!left || !length) return state;
      for (let taken = 0; taken < by; taken += MINUTE) {
        const at = left.indexOf(Math.max(...left));
        left[at] = (left[at] ?? 0) - MINUTE;
        length[at] = (length[at] ?? 0) - MINUTE;
      }
      return after;
    },

    sum,
    MINUTE,
  };
})();

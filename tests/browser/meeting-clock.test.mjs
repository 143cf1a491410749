// The clock of a meeting, and how people are put into groups, without any browser and without any time that passes: the test says what time it is.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';

const SCRIPTS = '../../themes/default/scripts';
const MINUTE = 60_000;

const context = createContext({});
runInContext(`var loype = { meeting: { fill: (words, values) => Object.entries(values).reduce((text, [name, value]) => text.replace('{' + name + '}', value), words) } };`, context);
for (const script of ['projector/clock.js', 'groups/split.js']) runInContext(readFileSync(new URL(`${SCRIPTS}/${script}`, import.meta.url), 'utf8'), context);
const { clock, groups } = context.loype.meeting;

/** Five minutes, then four rounds of eight, then ten. */
const meeting = () => clock.begin([[300], [480, 480, 480, 480], [600]]);
const at = ({ part, round }) => `${part}.${round}`;
const plain = value => JSON.parse(JSON.stringify(value));

test('a part runs out and waits, and its clock goes on below zero', () => {
  const state = clock.run(meeting(), 0);
  const { state: after, ended } = clock.settle(state, 6 * MINUTE);
  assert.deepEqual([at(after), ended, clock.remaining(after, 6 * MINUTE)], ['0.0', 0, -MINUTE]);
});

test('a round leads on to the next by itself, and the last of them waits', () => {
  let state = clock.go(clock.run(meeting(), 0), 0, 1);
  let ended;
  ({ state, ended } = clock.settle(state, 8 * MINUTE));
  assert.deepEqual([at(state), ended, clock.remaining(state, 8 * MINUTE)], ['1.1', 1, 8 * MINUTE]);
  // A tab that slept through two rounds shows the round that it is.
  ({ state, ended } = clock.settle(state, 25 * MINUTE));
  assert.deepEqual([at(state), ended, clock.remaining(state, 25 * MINUTE)], ['1.3', 2, 7 * MINUTE]);
  ({ state, ended } = clock.settle(state, 33 * MINUTE));
  assert.deepEqual([at(state), ended, clock.remaining(state, 33 * MINUTE)], ['1.3', 0, -MINUTE]);
});

test('on and back again spends no time and gives none back', () => {
  let state = clock.run(meeting(), 0);
  state = clock.go(state, 2 * MINUTE, 1);
  assert.equal(at(state), '1.0');
  state = clock.go(state, 3 * MINUTE, -1);
  assert.deepEqual([at(state), clock.remaining(state, 3 * MINUTE)], ['0.0', 3 * MINUTE]);
  state = clock.go(state, 3 * MINUTE, 1);
  assert.equal(clock.remaining(state, 3 * MINUTE), 7 * MINUTE);
  state = clock.rewind(state, 3 * MINUTE);
  assert.equal(clock.remaining(state, 3 * MINUTE), 8 * MINUTE, 'only who rewinds has all of it again');
  assert.equal(at(clock.go(clock.begin([[60]]), 0, -1)), '0.0', 'before the first there is nothing');
  assert.equal(at(clock.go(clock.begin([[60]]), 0, 1)), '0.0', 'nor behind the last');
});

test('a stopped clock stands still', () => {
  let state = clock.run(clock.run(meeting(), 0), MINUTE);
  assert.equal(clock.remaining(state, 9 * MINUTE), 4 * MINUTE);
  state = clock.run(state, 9 * MINUTE);
  assert.equal(clock.remaining(state, 10 * MINUTE), 3 * MINUTE);
});

test('a minute more or less moves this part and all that follows', () => {
  const state = clock.run(meeting(), 0);
  const ends = state => clock.times(state, 0, 0).at(-1) / MINUTE;
  assert.deepEqual(plain(clock.times(state, 0, 0)), [null, 5 * MINUTE, 37 * MINUTE, 47 * MINUTE]);
  assert.equal(ends(clock.add(state, 0, MINUTE)), 48);
  assert.equal(ends(clock.add(state, 0, -MINUTE)), 46);
  const less = Array.from({ length: 9 }).reduce(state => clock.add(state, 0, -MINUTE), state);
  assert.equal(clock.remaining(less, 0), 0, 'less than nothing is left of no part');
  assert.equal(clock.remaining(clock.add(state, 6 * MINUTE, -MINUTE), 6 * MINUTE), -MINUTE, 'what is over is not made more over');
});

test('before it has begun a meeting ends when its plan says, or later', () => {
  assert.equal(clock.times(meeting(), 0, 10 * MINUTE).at(-1), 57 * MINUTE);
  assert.equal(clock.times(meeting(), 20 * MINUTE, 10 * MINUTE).at(-1), 67 * MINUTE);
});

test('time is taken back from the longest part to come, and leaves it some', () => {
  const state = meeting();
  assert.equal(clock.giver(state, 2 * MINUTE), 1);
  const taken = clock.take(state, 1, 2 * MINUTE);
  assert.deepEqual(plain(taken.left[1].map(left => left / MINUTE)), [7, 7, 8, 8]);
  assert.deepEqual(plain(state.left[1]), plain(meeting().left[1]), 'the state before is as it was');
  assert.equal(clock.giver(clock.begin([[300], [180]]), 2 * MINUTE), undefined);
});

test('groups differ by one at most, and come as near the size as they can', () => {
  const sizes = (people, size) => plain(groups.sizes(people, size));
  assert.deepEqual(sizes(23, 4), [4, 4, 4, 4, 4, 3]);
  assert.deepEqual(sizes(21, 4), [5, 4, 4, 4, 4]);
  assert.deepEqual(sizes(24, 4), [4, 4, 4, 4, 4, 4]);
  assert.deepEqual(sizes(3, 4), [3]);
  assert.deepEqual(sizes(5, 2), [2, 2, 1].sort((one, other) => other - one));
  assert.deepEqual(plain(groups.split(['a', 'b', 'c', 'd', 'e'], 3)), [['a', 'b', 'c'], ['d', 'e']]);
});

test('what is left over is said in words', () => {
  const words = { numbers: 'null én to tre fire fem', one: 'gruppe', many: 'grupper', even: '{many} {groups} med {size}.', odd: '{many} {groups} med {size} og {few} med {other}.' };
  const told = (people, size) => groups.told(groups.sizes(people, size), size, words);
  assert.equal(told(23, 4), 'Fem grupper med fire og én med tre.');
  assert.equal(told(21, 4), 'Fire grupper med fire og én med fem.');
  assert.equal(told(8, 4), 'To grupper med fire.');
  assert.equal(told(3, 4), 'Én gruppe med tre.');
  assert.equal(told(40, 4), '10 grupper med fire.');
});

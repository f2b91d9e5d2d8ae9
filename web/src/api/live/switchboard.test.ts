import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { HIDDEN_MS, SEEN_MS, type News } from './poller';
import { HERE_MS, Switchboard, type Port } from './switchboard';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const page = (): Port & { heard: News[] } => {
  const heard: News[] = [];
  return { heard, postMessage: (news) => heard.push(news) };
};

function board() {
  const asked: (string | undefined)[] = [];
  const changes = [{ subject: 'a', kind: 'NoteAdded', at: '' }];
  const switchboard = new Switchboard((cursor) => {
    asked.push(cursor);
    return Promise.resolve({ cursor: '1', changes, reset: false });
  });
  return { switchboard, asked };
}

test('two windows ask once and both hear', async () => {
  const { switchboard, asked } = board();
  const [one, two] = [page(), page()];
  switchboard.hear(one, { type: 'hello', reader: 'ann', seen: true });
  switchboard.hear(two, { type: 'hello', reader: 'ann', seen: true });
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toHaveLength(1);
  expect(one.heard).toEqual(two.heard);
  expect(one.heard).toHaveLength(1);
});

test('somebody else signing in starts afresh', async () => {
  const { switchboard, asked } = board();
  switchboard.hear(page(), { type: 'hello', reader: 'ann', seen: true });
  await vi.advanceTimersByTimeAsync(0);
  switchboard.hear(page(), { type: 'hello', reader: 'bo', seen: true });
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toEqual([undefined, undefined]);
});

test('when the last window has gone nobody is asked any more', async () => {
  const { switchboard, asked } = board();
  const one = page();
  switchboard.hear(one, { type: 'hello', reader: 'ann', seen: true });
  await vi.advanceTimersByTimeAsync(0);
  switchboard.hear(one, { type: 'bye' });
  await vi.advanceTimersByTimeAsync(HIDDEN_MS * 3);
  expect(asked).toHaveLength(1);
});

test('a window that crashed while it was looked at is not asked for at full pace for ever', async () => {
  const { switchboard, asked } = board();
  const [crashed, hidden] = [page(), page()];
  switchboard.hear(crashed, { type: 'hello', reader: 'ann', seen: true });
  switchboard.hear(hidden, { type: 'hello', reader: 'ann', seen: false });
  await vi.advanceTimersByTimeAsync(3 * HERE_MS);
  switchboard.hear(hidden, { type: 'here', seen: false });
  await vi.advanceTimersByTimeAsync(2 * SEEN_MS);
  const before = asked.length;
  await vi.advanceTimersByTimeAsync(HIDDEN_MS * 2);
  expect(asked.length - before).toBeLessThanOrEqual(3);
});

test('a window that comes later hears alone what happened between its first reading and its hello', async () => {
  const { switchboard, asked } = board();
  const [one, two] = [page(), page()];
  switchboard.hear(one, { type: 'hello', reader: 'ann', seen: true, cursor: '0' });
  await vi.advanceTimersByTimeAsync(0);
  const before = one.heard.length;
  switchboard.hear(two, { type: 'hello', reader: 'ann', seen: true, cursor: 'of two' });
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toEqual(['0', 'of two']);
  expect(two.heard).toMatchObject([{ type: 'changes', changes: [{ subject: 'a' }] }]);
  expect(one.heard).toHaveLength(before);
});

test('a window that comes later and does not know where things stood reads all again', async () => {
  const { switchboard } = board();
  const two = page();
  switchboard.hear(page(), { type: 'hello', reader: 'ann', seen: true, cursor: '0' });
  await vi.advanceTimersByTimeAsync(0);
  switchboard.hear(two, { type: 'hello', reader: 'ann', seen: true });
  expect(two.heard).toEqual([{ type: 'reset' }]);
});

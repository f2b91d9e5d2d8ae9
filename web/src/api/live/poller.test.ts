import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { Problem } from '../problem';
import { HIDDEN_MS, Poller, SEEN_MS, type Answer, type News } from './poller';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const nothing = (cursor: string): Answer => ({ cursor, changes: [], reset: false });
const change = { subject: 'a', kind: 'NoteAdded', at: '2026-11-21T00:00:00Z' };

function listening(answers: (Answer | Problem)[]) {
  const asked: (string | undefined)[] = [];
  const heard: News[] = [];
  const poller = new Poller(
    (cursor) => {
      asked.push(cursor);
      const next = answers.shift() ?? nothing('last');
      return next instanceof Problem ? Promise.reject(next) : Promise.resolve(next);
    },
    (news) => heard.push(news),
    () => 0.5,
  );
  return { poller, asked, heard };
}

test('it carries the cursor on and tells what changed', async () => {
  const { poller, asked, heard } = listening([nothing('1'), { cursor: '2', changes: [change], reset: false }]);
  poller.start();
  await vi.advanceTimersByTimeAsync(2 * SEEN_MS);
  expect(asked).toEqual([undefined, '1', '2']);
  expect(heard).toEqual([{ type: 'reset' }, { type: 'changes', changes: [change] }]);
});

test('nobody looking means asking rarely, and coming back means asking at once', async () => {
  const { poller, asked } = listening([]);
  poller.start();
  poller.look(false);
  await vi.advanceTimersByTimeAsync(HIDDEN_MS - 1);
  expect(asked).toHaveLength(1);
  poller.look(true);
  expect(asked).toHaveLength(2);
});

test('it stops when the sign-in has ended, and starts afresh without the old cursor', async () => {
  const { poller, asked, heard } = listening([nothing('1'), new Problem({ status: 401, code: 'not_signed_in' })]);
  poller.start();
  await vi.advanceTimersByTimeAsync(10 * SEEN_MS);
  expect(asked).toHaveLength(2);
  expect(heard.at(-1)).toEqual({ type: 'signed-out' });
  poller.start();
  expect(asked[2]).toBeUndefined();
});

test('a line that is down is said once, asked more and more rarely, and said to be back', async () => {
  const { poller, asked, heard } = listening([nothing('1'), ...Array.from({ length: 4 }, () => Problem.offline())]);
  poller.start();
  await vi.advanceTimersByTimeAsync(SEEN_MS * (1 + 2 + 4));
  expect(asked).toHaveLength(4);
  await vi.advanceTimersByTimeAsync(SEEN_MS * (8 + 16));
  expect(heard).toEqual([
    { type: 'reset' },
    { type: 'link', up: false },
    { type: 'link', up: true },
  ]);
});

test('a server that takes the question and never answers is down too', async () => {
  const heard: News[] = [];
  const poller = new Poller(() => new Promise(() => undefined), (news) => heard.push(news), () => 0.5);
  poller.start();
  await vi.advanceTimersByTimeAsync(30_000);
  poller.stop();
  expect(heard).toEqual([{ type: 'link', up: false }]);
});

test('at the start, and when too much has happened to tell, everything is to be read again', async () => {
  const { poller, heard } = listening([nothing('1'), { cursor: '9', changes: [change], reset: true }]);
  poller.start();
  await vi.advanceTimersByTimeAsync(SEEN_MS);
  expect(heard).toEqual([{ type: 'reset' }, { type: 'reset' }]);
});

test('who knows where things stood hears what came after, and need not read all again', async () => {
  const { poller, asked, heard } = listening([{ cursor: '8', changes: [change], reset: false }]);
  poller.start('7');
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toEqual(['7']);
  expect(heard).toEqual([{ type: 'changes', changes: [change] }]);
});

test('an answer that was under way when it was stopped is not told', async () => {
  let answer: (value: Answer) => void = () => undefined;
  const heard: News[] = [];
  const poller = new Poller(() => new Promise((resolve) => (answer = resolve)), (news) => heard.push(news));
  poller.start();
  poller.stop();
  answer({ cursor: '1', changes: [change], reset: false });
  await vi.advanceTimersByTimeAsync(SEEN_MS);
  expect(heard).toEqual([]);
});

import { expect, test, vi } from 'vitest';

import { newKey } from './ids';
import { Problem } from './problem';
import { isTryingAgain, onTryingAgain, Write } from './write';

const atOnce = { wait: () => Promise.resolve() };

function listening(answers: (Problem | 'ok')[]) {
  const keys: string[] = [];
  const write = new Write<{ text: string }, string>((_content, headers) => {
    keys.push(headers['Idempotency-Key']);
    const answer = answers.shift() ?? 'ok';
    return answer instanceof Problem ? Promise.reject(answer) : Promise.resolve(answer);
  });
  return { write, keys };
}

test('while it is tried again that is said, and no longer once it is done', async () => {
  vi.useFakeTimers();
  const heard: boolean[] = [];
  const deaf = onTryingAgain(() => heard.push(isTryingAgain()));
  const { write } = listening([Problem.offline(), Problem.offline(), 'ok']);
  const done = write.run({ text: 'a' });
  await vi.advanceTimersByTimeAsync(100);
  expect(isTryingAgain()).toBe(true);
  await vi.advanceTimersByTimeAsync(5_000);
  await expect(done).resolves.toBe('ok');
  expect([isTryingAgain(), heard.at(-1)]).toEqual([false, false]);
  deaf();
  vi.useRealTimers();
});

test('a cut line is tried again under the same key', async () => {
  const { write, keys } = listening([Problem.offline(), new Problem({ status: 503, code: 'database_away' }), 'ok']);
  await expect(write.run({ text: 'a' }, atOnce)).resolves.toBe('ok');
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
});

test('a refusal is not tried again by itself', async () => {
  const { write, keys } = listening([new Problem({ status: 409, code: 'illegal_move' })]);
  await expect(write.run({ text: 'a' }, atOnce)).rejects.toThrow('illegal_move');
  expect(keys).toHaveLength(1);
});

test('pressing again with the same words keeps the key, with other words does not', async () => {
  const { write, keys } = listening(Array.from({ length: 4 }, () => Problem.offline()));
  await expect(write.run({ text: 'a' }, atOnce)).rejects.toThrow('offline');
  await write.run({ text: 'a' }, atOnce);
  await write.run({ text: 'a' }, atOnce);
  await write.run({ text: 'b' }, atOnce);
  expect(keys[4]).toBe(keys[0]);
  expect(keys[5]).not.toBe(keys[0]);
  expect(keys[6]).not.toBe(keys[5]);
});

test('a server that takes it and never answers is not waited for for ever; pressing again keeps the key', async () => {
  vi.useFakeTimers();
  const keys: string[] = [];
  const write = new Write<object, void>((_content, headers) => {
    keys.push(headers['Idempotency-Key']);
    return keys.length === 1 ? new Promise(() => undefined) : Promise.resolve();
  });
  const first = expect(write.run({})).rejects.toMatchObject({ code: 'offline' });
  await vi.advanceTimersByTimeAsync(20_000);
  await first;
  await write.run({});
  expect(new Set(keys).size).toBe(1);
  vi.useRealTimers();
});

test('the version a person has seen travels in If-Match', async () => {
  const seen: unknown[] = [];
  const write = new Write<object, void>((_content, headers) => {
    seen.push(headers['If-Match']);
    return Promise.resolve();
  });
  await write.run({}, { version: 7 });
  expect(seen).toEqual(['"7"']);
});

test('keys are UUIDv7 and sort by time', () => {
  const keys = [1, 1_700_000_000_000, 1_900_000_000_000].map((at) => newKey(at));
  expect(keys).toEqual([...keys].sort());
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { Asker } from './asker';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function asking() {
  const asked: { question: string; signal: AbortSignal; answer: (said: string) => void; refuse: (why: Error) => void }[] = [];
  const heard: (string | undefined)[] = [];
  const errors: unknown[] = [];
  const asker = new Asker<string, string>(
    (question, signal) => new Promise((answer, refuse) => asked.push({ question, signal, answer, refuse })),
    (answer, error) => {
      heard.push(answer);
      if (error !== undefined) errors.push(error);
    },
    90,
  );
  return { asker, asked, heard, errors };
}

test('while the hand moves nothing is asked; once it rests, the newest place', async () => {
  const { asker, asked } = asking();
  for (const question of ['one', 'two', 'three']) {
    asker.ask(question);
    await vi.advanceTimersByTimeAsync(50);
  }
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(90);
  expect(asked.map((one) => one.question)).toEqual(['three']);
});

test('a question that was overtaken is cancelled, and its answer not heard even if it comes', async () => {
  const { asker, asked, heard } = asking();
  asker.ask('one');
  await vi.advanceTimersByTimeAsync(90);
  asker.ask('two');
  expect(asked[0]?.signal.aborted).toBe(true);
  await vi.advanceTimersByTimeAsync(90);
  asked[1]?.answer('of two');
  asked[0]?.answer('of one');
  await vi.advanceTimersByTimeAsync(0);
  expect(heard.filter(Boolean)).toEqual(['of two']);
});

test('what was known of the place before is forgotten as soon as the hand goes on', async () => {
  const { asker, asked, heard } = asking();
  asker.ask('one');
  await vi.advanceTimersByTimeAsync(90);
  asked[0]?.answer('of one');
  await vi.advanceTimersByTimeAsync(0);
  asker.ask('two');
  expect(heard.at(-1)).toBeUndefined();
});

test('put down, nothing is heard any more, not even that it failed', async () => {
  const { asker, asked, heard, errors } = asking();
  asker.ask('one');
  await vi.advanceTimersByTimeAsync(90);
  asker.stop();
  asked[0]?.refuse(new Error('aborted'));
  await vi.advanceTimersByTimeAsync(0);
  expect([heard.filter(Boolean), errors]).toEqual([[], []]);
});

test('a refusal is told', async () => {
  const { asker, asked, errors } = asking();
  asker.ask('one');
  await vi.advanceTimersByTimeAsync(90);
  asked[0]?.refuse(new Error('no line'));
  await vi.advanceTimersByTimeAsync(0);
  expect(errors).toHaveLength(1);
});

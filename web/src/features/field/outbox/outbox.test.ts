import { expect, test, vi } from 'vitest';

import { Problem } from '@/api/problem';

import type { Operations, Result, Results } from '../types';
import type { Store } from './kept';
import { memoryStore } from './memory';
import { Outbox } from './outbox';
import { withSteps } from './steps';

const ABOUT = { order: 'o', number: 7, title: 'E6' };
const done = (subject: string) => ({ subject, version: 1, about: ABOUT });

const answer = (body: Operations, outcome: Result['outcome'] = 'done'): Results => ({
  now: '2026-11-21T00:00:00Z',
  results: body.operations.map(({ id, at }) => ({ id, at, outcome, recorded_at: at, replayed: false, off_seconds: 0, version: 2, code: outcome === 'done' ? '' : 'not_allowed', detail: '', facts: {}, now: { fields: {}, legal: [] } })),
});

function phone(post: (body: Operations) => Promise<Results>) {
  const store = memoryStore('d');
  const timers: (() => void)[] = [];
  const make = () => new Outbox(store, 'me', post, { timer: (run) => (timers.push(run), () => undefined) });
  return { outbox: make(), make, timers };
}

test('what is done is sent at once, and is gone when the server has it', async () => {
  const post = vi.fn((body: Operations) => Promise.resolve(answer(body)));
  const { outbox } = phone(post);
  await outbox.do('visit.confirm', done('v'));
  await vi.waitFor(() => expect(outbox.standing()).toMatchObject({ waiting: [], up: true, done: [{ op: { kind: 'visit.confirm', seq: 1, device: 'd' } }] }));
  expect(post).toHaveBeenCalledTimes(1);
});

test('without a line it waits in order, and goes on where it was when the page comes back', async () => {
  let cut = true;
  const post = vi.fn((body: Operations) => (cut ? Promise.reject(Problem.offline()) : Promise.resolve(answer(body))));
  const { outbox, make, timers } = phone(post);
  await outbox.do('visit.depart', done('v'));
  await outbox.do('visit.arrive', done('v'));
  await vi.waitFor(() => expect(outbox.standing().up).toBe(false));
  expect(timers.length).toBeGreaterThan(0);
  cut = false;
  const again = make();
  await again.start();
  expect(again.standing().waiting).toEqual([]);
  expect(post.mock.lastCall?.[0].operations.map((one) => one.kind)).toEqual(['visit.depart', 'visit.arrive']);
});

test('two taps are one operation, two notes are two', async () => {
  const { outbox } = phone(() => Promise.reject(Problem.offline()));
  await Promise.all([outbox.do('visit.confirm', done('v')), outbox.do('visit.confirm', done('v')), outbox.do('order.note', done('o')), outbox.do('order.note', done('o'))]);
  expect(outbox.standing().waiting.map((kept) => kept.op.kind)).toEqual(['visit.confirm', 'order.note', 'order.note']);
});

test('what is refused stays until somebody has read it', async () => {
  const { outbox, make } = phone((body) => Promise.resolve(answer(body, 'refused')));
  await outbox.do('visit.confirm', done('v'));
  await vi.waitFor(() => expect(outbox.standing().troubled).toHaveLength(1));
  const again = make();
  await again.start();
  expect(again.standing().troubled[0]?.result?.code).toBe('not_allowed');
  await again.dismiss(again.standing().troubled[0]?.id ?? '');
  expect(again.standing().troubled).toEqual([]);
});

test('one the server cannot read does not hold up the others', async () => {
  const { outbox } = phone((body) => (body.operations.some((one) => one.kind === 'visit.arrive') ? Promise.reject(new Problem({ status: 422, code: 'bad_input', detail: 'x' })) : Promise.resolve(answer(body))));
  await Promise.all([outbox.do('visit.depart', done('v')), outbox.do('visit.arrive', done('v'))]);
  await vi.waitFor(() => expect(outbox.standing()).toMatchObject({ waiting: [], troubled: [{ op: { kind: 'visit.arrive' } }] }));
});

test('nor are the others sent out of their order', async () => {
  const sent: string[][] = [];
  const post = async (body: Operations): Promise<Results> => {
    const kinds = body.operations.map((one) => one.kind);
    if (kinds.length > 1) throw new Problem({ status: 422, code: 'bad_input' });
    await new Promise((resolve) => setTimeout(resolve, kinds[0] === 'visit.depart' ? 20 : 0));
    sent.push(kinds);
    return answer(body);
  };
  const { outbox } = phone(post);
  await Promise.all([outbox.do('visit.depart', done('v')), outbox.do('visit.arrive', done('v'))]);
  await vi.waitFor(() => expect(outbox.standing().waiting).toEqual([]));
  expect(sent).toEqual([['visit.depart'], ['visit.arrive']]);
});

/** Everything that takes a while ends when the dice say so. */
function dice(seed: number) {
  const held: (() => void)[] = [];
  let state = seed;
  const roll = (sides: number): number => (state = (state * 48_271) % 2_147_483_647) % sides;
  const wait = (): Promise<void> => new Promise((resolve) => held.push(resolve));
  const end = async (): Promise<void> => {
    held.splice(roll(held.length), 1)[0]?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { held, roll, wait, end };
}

test.each(Array.from({ length: 60 }, (_, seed) => seed + 1))('whatever is done while something else is under way is sent, each once (%i)', async (seed) => {
  const { held, roll, wait, end } = dice(seed);
  const store = memoryStore('d');
  const slow: Store = {
    lasting: true,
    read: async (person) => (await wait(), store.read(person)),
    append: async (person, make) => (await wait(), store.append(person, make)),
    put: async (kept) => (await wait(), store.put(kept)),
    drop: async (id) => (await wait(), store.drop(id)),
  };
  const sent: string[] = [];
  const timers: (() => void)[] = [];
  const post = async (body: Operations): Promise<Results> => {
    await wait();
    if (roll(5) === 0) throw Problem.offline();
    sent.push(...body.operations.map((one) => String(one.facts?.['n'])));
    return answer(body, roll(4) === 0 ? 'refused' : 'done');
  };
  const outbox = new Outbox(slow, 'me', post, { timer: (run) => (timers.push(run), () => undefined) });
  void outbox.start();
  for (let n = 1; n <= 12; ) {
    if (roll(3) === 0) void outbox.do('checklist.answer', { ...done('l'), facts: { n: String(n++) } });
    else if (held.length > 0) await end();
    else timers.splice(0).forEach((run) => run());
  }
  for (let rounds = 0; rounds < 1_000 && (held.length > 0 || timers.length > 0); rounds++) {
    if (held.length > 0) await end();
    else timers.splice(0).forEach((run) => run());
  }
  expect(outbox.standing().waiting).toEqual([]);
  expect(outbox.standing().done.length + outbox.standing().troubled.length).toBe(12);
  expect([...sent].sort((one, other) => Number(one) - Number(other))).toEqual(Array.from({ length: 12 }, (_, at) => String(at + 1)));
  expect(await store.read('me')).toHaveLength(outbox.standing().troubled.length);
});

test('once its person has left, nothing is sent any more, whatever was under way', async () => {
  let fail: (error: Problem) => void = () => undefined;
  const post = vi.fn(() => new Promise<Results>((_, reject) => (fail = reject)));
  const { outbox, timers } = phone(post);
  await outbox.do('visit.confirm', done('v'));
  outbox.stop();
  fail(Problem.offline());
  await outbox.flush();
  expect(post).toHaveBeenCalledTimes(1);
  expect(timers).toEqual([]);
});

test('a visit stands where its steps have led, until what was read has them', async () => {
  const flow = { depart: { confirmed: 'travelling' }, arrive: { travelling: 'on_site' } } as const;
  const visit = { key: 'v', version: 1, state: 'confirmed', moves: ['depart'], mine: true } as unknown as Parameters<typeof withSteps>[0];
  const { outbox } = phone(() => Promise.reject(Problem.offline()));
  await outbox.do('visit.depart', done('v'));
  expect(withSteps(visit, flow, outbox.standing())).toMatchObject({ state: 'travelling', moves: ['arrive'], unsent: true });
  const sent = phone((body) => Promise.resolve(answer(body))).outbox;
  await sent.do('visit.depart', done('v'));
  await vi.waitFor(() => expect(sent.standing().waiting).toEqual([]));
  expect(withSteps(visit, flow, sent.standing())).toMatchObject({ state: 'travelling', unsent: false });
  expect(withSteps({ ...visit, version: 2 }, flow, sent.standing())).toMatchObject({ state: 'confirmed' });
});

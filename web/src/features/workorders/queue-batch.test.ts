import { expect, test } from 'vitest';

import { AT_ONCE, doAll, type Progress, type Refusal } from './queue-batch';
import type { Row } from './types';

const rows = Array.from({ length: AT_ONCE * 2 + 10 }, (_, at) => ({ key: `k${at}` }) as Row);
const always = (): boolean => true;
const nothing = (): undefined => undefined;
const well = (): Promise<Refusal[]> => Promise.resolve([]);

test('each is done once, in the order of the list, a handful in one request', async () => {
  const [asked, told] = [[] as string[][], [] as Progress[]];
  await doAll(rows, (some) => (asked.push(some.map((row) => row.key)), well()), (one) => told.push(one), always);
  expect(asked.flat()).toEqual(rows.map((row) => row.key));
  expect(asked.map((some) => some.length)).toEqual([AT_ONCE, AT_ONCE, 10]);
  expect(told.map((one) => one.done)).toEqual([AT_ONCE, AT_ONCE * 2, AT_ONCE * 2 + 10]);
});

test('what is refused does not stop the others, and says why', async () => {
  const no = new Error('no');
  const end = await doAll(rows, (some) => Promise.resolve(some.filter((row) => row.key === 'k3').map((row) => ({ row, error: no }))), nothing, always);
  expect(end).toMatchObject({ total: rows.length, done: rows.length, refused: [{ row: { key: 'k3' }, error: no }] });
});

test('a handful that does not get through is told as such, and the rest is not begun', async () => {
  let calls = 0;
  const end = await doAll(rows, () => ((calls += 1) === 2 ? Promise.reject(new Error('away')) : well()), nothing, always);
  expect([calls, end.done, end.refused.length]).toEqual([2, AT_ONCE * 2, AT_ONCE]);
});

test('who stops it keeps what is done, and the rest is left alone', async () => {
  let calls = 0;
  const end = await doAll(rows, () => ((calls += 1), well()), nothing, () => calls < 1);
  expect(end.done).toBe(AT_ONCE);
});

test('nothing is done at once', async () => {
  expect(await doAll([], well, nothing, always)).toEqual({ total: 0, done: 0, refused: [] });
});

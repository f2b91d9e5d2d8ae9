import { expect, test } from 'vitest';

import { doAll, type Progress } from './queue-batch';
import type { Row } from './types';

const rows = Array.from({ length: 10 }, (_, at) => ({ key: `k${at}` }) as Row);
const always = (): boolean => true;
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

test('each is done once, no more than four at a time', async () => {
  const [done, under] = [[] as string[], { way: 0, most: 0 }];
  await doAll(
    rows,
    async (row) => {
      under.most = Math.max(under.most, ++under.way);
      await soon();
      under.way -= 1;
      done.push(row.key);
    },
    () => undefined,
    always,
  );
  expect(done.toSorted()).toEqual(rows.map((row) => row.key));
  expect(under.most).toBe(4);
});

test('what is refused does not stop the others, and says why', async () => {
  const told: Progress[] = [];
  const end = await doAll(rows, (row) => (row.key === 'k3' ? Promise.reject(new Error('no')) : Promise.resolve()), (one) => told.push(one), always);
  expect(end).toMatchObject({ total: 10, done: 10, refused: [{ row: { key: 'k3' } }] });
  expect(told.map((one) => one.done)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('who stops it keeps what is done, and the rest is left alone', async () => {
  let done = 0;
  const end = await doAll(rows, async () => void (await soon(), (done += 1)), () => undefined, () => done < 4);
  expect(end.done).toBe(done);
  expect(done).toBeLessThan(10);
});

test('nothing to do is done at once', async () => {
  expect(await doAll([], soon, () => undefined, always)).toEqual({ total: 0, done: 0, refused: [] });
});

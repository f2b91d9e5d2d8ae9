import { expect, test, vi } from 'vitest';

import { Problem } from '@/api/problem';

import { Photos } from './photos';
import { photosInMemory } from './store';

type Send = NonNullable<ConstructorParameters<typeof Photos>[2]>;
const file = (name: string): File => new File(['12345'], name, { type: 'image/jpeg' });

test('what is picked waits for its sheet, also over a reload, and goes up when that is done', async () => {
  const store = photosInMemory();
  const send = vi.fn<Send>(() => Promise.resolve());
  const first = new Photos(store, 'me', send);
  await first.pick('note', 'o', [file('1'), file('2')]);
  await first.flush();
  expect(send).not.toHaveBeenCalled();
  const again = new Photos(store, 'me', send);
  await again.start();
  const keys = again.of('note').map((one) => one.key);
  expect(keys).toHaveLength(2);
  await again.release('note');
  await vi.waitFor(() => expect(again.seen()).toEqual([]));
  expect(send.mock.calls.map(([wanted]) => wanted.key)).toEqual(keys);
  expect(await store.read('me')).toEqual([]);
});

test('without a line it stays, and is taken up again where it was', async () => {
  const store = photosInMemory();
  const begun: boolean[] = [];
  let cut = true;
  const send: Send = ({ begun: known }) => {
    begun.push(known);
    return cut ? Promise.reject(Problem.offline()) : Promise.resolve();
  };
  const photos = new Photos(store, 'me', send);
  await photos.pick('note', 'o', [file('1')]);
  await photos.release('note');
  await vi.waitFor(() => expect(begun).toEqual([false]));
  photos.stop();
  cut = false;
  const again = new Photos(store, 'me', send);
  await again.start();
  expect([begun, again.seen()]).toEqual([[false, true], []]);
});

test('one the server will not have does not hold up the others', async () => {
  const send: Send = ({ name }) => (name === 'bad' ? Promise.reject(new Problem({ status: 413, code: 'file_too_large' })) : Promise.resolve());
  const photos = new Photos(photosInMemory(), 'me', send);
  await photos.pick('note', 'o', [file('bad'), file('good')]);
  await photos.release('note');
  await vi.waitFor(() => expect(photos.seen()).toMatchObject([{ name: 'bad', trouble: { code: 'file_too_large' } }]));
});

test('what one person took is not sent by another', async () => {
  const store = photosInMemory();
  await new Photos(store, 'me', vi.fn()).pick('note', 'o', [file('1')]);
  const other = new Photos(store, 'you', vi.fn());
  await other.start();
  expect(other.seen()).toEqual([]);
});

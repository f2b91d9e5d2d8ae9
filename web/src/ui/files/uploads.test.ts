import { beforeEach, expect, test, vi } from 'vitest';

import { Problem } from '@/api/problem';

import { sized } from './sized';
import { MOST, Uploads } from './uploads';

type Carry = ConstructorParameters<typeof Uploads>[1];

const file = (name: string, type = 'image/jpeg'): File => new File(['12345'], name, { type });
const ended = () => vi.fn(() => Promise.resolve());

const revoked = vi.fn();

beforeEach(() => {
  URL.createObjectURL = () => 'blob:x';
  URL.revokeObjectURL = revoked;
});

test('two go up at a time, the others wait their turn', async () => {
  const going: (() => void)[] = [];
  const send: Carry = () => new Promise((resolve) => going.push(resolve));
  const uploads = new Uploads('staff', send, ended());
  uploads.add([file('1'), file('2'), file('3')]);
  expect(uploads.chosen().map((one) => one.state)).toEqual(['sending', 'sending', 'waiting']);
  going[0]?.();
  await vi.waitFor(() => expect(uploads.chosen().map((one) => one.state)).toEqual(['done', 'sending', 'sending']));
});

test('how far it is can be seen', () => {
  const uploads = new Uploads('staff', (_, onSent) => (onSent(3), new Promise(() => undefined)), ended());
  uploads.add([file('1')]);
  expect(uploads.chosen()[0]).toMatchObject({ sent: 3, size: 5, preview: 'blob:x' });
});

test('one that failed says why and goes on where it was, under the same key', async () => {
  const begun: boolean[] = [];
  const keys = new Set<string>();
  let cut = true;
  const send: Carry = (wanted): Promise<void> => {
    begun.push(wanted.begun);
    keys.add(wanted.key);
    return cut ? Promise.reject(Problem.offline()) : Promise.resolve();
  };
  const uploads = new Uploads('staff', send, ended());
  uploads.add([file('1')]);
  await vi.waitFor(() => expect(uploads.chosen()[0]).toMatchObject({ state: 'failed', trouble: { code: 'offline' } }));
  cut = false;
  uploads.retry(uploads.chosen()[0]?.key ?? '');
  await vi.waitFor(() => expect(uploads.chosen()[0]).toMatchObject({ state: 'done', sent: 5 }));
  expect([begun, keys.size]).toEqual([[false, true], 1]);
});

test('one that is not wanted after all is stopped, and the server hears of it', () => {
  let stopped: AbortSignal | undefined;
  const end = ended();
  const uploads = new Uploads('customers', (_, __, signal) => ((stopped = signal), new Promise(() => undefined)), end);
  uploads.add([file('1')]);
  const key = uploads.chosen()[0]?.key ?? '';
  uploads.remove(key);
  expect(stopped?.aborted).toBe(true);
  expect(end).toHaveBeenCalledWith('customers', key);
  expect(uploads.chosen()).toEqual([]);
  expect(revoked).toHaveBeenCalledWith('blob:x');
});

test('what is attached is not ended, and a page that goes keeps what has arrived', async () => {
  const end = ended();
  const uploads = new Uploads('staff', () => Promise.resolve(), end);
  uploads.add([file('1')]);
  await vi.waitFor(() => expect(uploads.chosen()[0]?.state).toBe('done'));
  uploads.stop();
  uploads.clear();
  expect(end).not.toHaveBeenCalled();
});

test('a file that was chosen while a note went out is not taken for attached', () => {
  const uploads = new Uploads('staff', () => new Promise(() => undefined), ended());
  uploads.add([file('1')]);
  const attached = uploads.chosen().map((one) => one.key);
  uploads.add([file('2')]);
  uploads.clear(attached);
  expect(uploads.chosen().map((one) => one.name)).toEqual(['2']);
});

test('more than a note takes are left out', () => {
  const uploads = new Uploads('staff', () => new Promise(() => undefined), ended());
  expect(uploads.add(Array.from({ length: MOST + 3 }, (_, n) => file(`${n}`)))).toBe(3);
  expect(uploads.chosen()).toHaveLength(MOST);
});

test('a drawing that could run is not shown from here', () => {
  const uploads = new Uploads('staff', () => new Promise(() => undefined), ended());
  uploads.add([file('x.svg', 'image/svg+xml'), file('x.txt', 'text/plain')]);
  expect(uploads.chosen().map((one) => one.preview)).toEqual(['', '']);
});

test('sizes are said as people say them', () => {
  expect([0, 900, 348_000, 1_258_291, 5 * 2 ** 30].map((bytes) => sized(bytes, 'en'))).toEqual(['0 B', '900 B', '340 KB', '1.2 MB', '5 GB']);
});

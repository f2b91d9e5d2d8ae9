import { expect, test, vi } from 'vitest';

import { Problem } from './problem';
import { signOut } from './sign-in';

const answers = (...given: (Response | Error)[]) => {
  const asked = vi.fn(() => {
    const next = given.shift();
    return next instanceof Response ? Promise.resolve(next) : Promise.reject(next ?? new Error('asked once more'));
  });
  vi.stubGlobal('fetch', asked);
  return asked;
};

test('nobody is signed in any more: it is done', async () => {
  answers(new Response('{}', { status: 401 }));
  await signOut();
});

test('an answer that was lost keeps nobody signed in', async () => {
  const asked = answers(new TypeError('cut'), new Response('{}', { status: 401 }));
  await signOut();
  expect(asked).toHaveBeenCalledTimes(2);
});

test('one that is refused is told', async () => {
  answers(new Response('{"detail":"x"}', { status: 403 }));
  await expect(signOut()).rejects.toMatchObject({ status: 403 } satisfies Partial<Problem>);
});

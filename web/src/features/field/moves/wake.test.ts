import { expect, test } from 'vitest';

import { wakeAt } from './wake';

test('a morning where the reader is, whatever zone the phone is set to', () => {
  const evening = new Date('2026-11-22T16:30:00Z'); // the 23rd in Shanghai already
  expect(wakeAt('tomorrow', evening, 'Asia/Shanghai')).toBe('2026-11-24T01:00:00.000Z');
  expect(wakeAt('week', evening, 'Europe/Berlin')).toBe('2026-11-29T08:00:00.000Z');
  expect(wakeAt('none', evening, 'Asia/Shanghai')).toBeNull();
});

import { expect, it } from 'vitest';

import { instantFrom, localOf } from './local';

it('reads and writes a time by the clock of the zone, wherever the phone is', () => {
  expect(localOf('2026-11-18T16:30:00Z', 'Asia/Shanghai')).toBe('2026-11-19T00:30');
  expect(instantFrom('2026-11-19T00:30', 'Asia/Shanghai')).toBe('2026-11-18T16:30:00.000Z');
  expect(instantFrom('', 'Asia/Shanghai')).toBe('');
});

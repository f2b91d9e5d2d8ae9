import { expect, test } from 'vitest';

import { hoursInWords } from './order-hours';

const OFFICE = [[540, 720], [780, 1080]];

test('days that are alike stand together', () => {
  const hours = { 0: OFFICE, 1: OFFICE, 2: OFFICE, 3: OFFICE, 4: OFFICE, 6: [[600, 960]] };
  expect(hoursInWords(hours, 'zh-CN')).toEqual(['周一–周五 09:00–12:00 13:00–18:00', '周日 10:00–16:00']);
  expect(hoursInWords(hours, 'en')).toEqual(['Mon–Fri 09:00–12:00 13:00–18:00', 'Sun 10:00–16:00']);
});

test('a gap parts them, and no hours are no words', () => {
  expect(hoursInWords({ 0: OFFICE, 1: [], 2: OFFICE }, 'en')).toHaveLength(2);
  expect(hoursInWords({}, 'en')).toEqual([]);
});

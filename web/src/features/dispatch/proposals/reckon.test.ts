import { expect, test } from 'vitest';

import { foundNothing, gained, merit } from './reckon';
import { figures } from './testing/made';

test('more visits are better, more of anything else is worse, and moving is neither', () => {
  expect(merit('visits', figures(), figures({ visits: 22 }))).toBe('better');
  expect(merit('travel', figures(), figures({ travel: 1_300 }))).toBe('worse');
  expect(merit('late', figures(), figures({ late: 1 }))).toBe('better');
  expect(merit('moved', figures(), figures({ moved: 30 }))).toBe('same');
});

test('what differs by less than can be read is the same, and so is what is not known yet', () => {
  expect(merit('km', figures(), figures({ km: 600.3 }))).toBe('same');
  expect(merit('visits', figures(), null)).toBe('same');
});

test('minutes late are told only where as many visits are late', () => {
  const gain = { visits: 0, travel: 60, km: 0.2, late: 2, late_minutes: 80, overtime: -30 };
  expect(gained(gain, null)).toEqual([{ name: 'late', by: 2 }, { name: 'travel', by: 60 }, { name: 'overtime', by: -30 }]);
  expect(gained({ ...gain, late: 0 }, null).map((one) => one.name)).toEqual(['late_minutes', 'travel', 'overtime']);
  expect(gained({ visits: 0, travel: 0, km: 0, late: 0, late_minutes: 0, overtime: 0 }, null)).toEqual([]);
});

test('stopped before anything was found it is no plan, however it compares', () => {
  const told = { present: figures(), greedy: figures({ visits: 24 }), proposed: figures() };
  expect(foundNothing({ state: 'stopped', figures: told })).toBe(true);
  expect(foundNothing({ state: 'stopped', figures: { ...told, proposed: figures({ visits: 23 }) } })).toBe(false);
  expect(foundNothing({ state: 'done', figures: told })).toBe(false);
});

test('where more visits mean more travel, the way is told for each of them', () => {
  const [greedy, proposed] = [figures({ visits: 20, travel: 1_200, km: 600 }), figures({ visits: 25, travel: 1_250, km: 640 })];
  const gain = { visits: 5, travel: -50, km: -40, late: 0, late_minutes: 0, overtime: 0 };
  expect(gained(gain, { greedy, proposed })).toEqual([{ name: 'visits', by: 5 }, { name: 'each', by: 10 }]);
  expect(merit('each', greedy, proposed)).toBe('better');
  expect(merit('each', greedy, figures({ visits: 0, travel: 0 }))).toBe('same');
  expect(gained({ ...gain, travel: 50, km: 30 }, { greedy, proposed: figures({ visits: 25, travel: 1_150, km: 570 }) }).map((one) => one.name)).toEqual(['visits', 'travel', 'km']);
});

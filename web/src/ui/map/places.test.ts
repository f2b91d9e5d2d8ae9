import { expect, test } from 'vitest';

import places from './places.json';

type Place = [string, string, number, number, number];
const all = places as Place[];
const ranked = (rank: number): Place[] => all.filter((one) => one[4] === rank);
const named = (name: string): Place | undefined => all.find((one) => one[0] === name && one[4] > 0);

test('every province, and every capital of one, has its place', () => {
  expect([ranked(0).length, ranked(1).length, ranked(2).length > 300, ranked(3).length > 200]).toEqual([34, 34, true, true]);
});

test('each is within the country and its seas, named in both languages, and to a hundredth of a degree', () => {
  for (const [zh, en, longitude, latitude] of all) {
    expect(zh, en).toMatch(/^\p{Script=Han}{2,6}$/u);
    expect(en, zh).toMatch(/^[A-Z][\p{Script=Latin}' -]+$/u);
    expect(longitude > 73 && longitude < 135.1 && latitude > 15 && latitude < 53.6, zh).toBe(true);
    expect([longitude, latitude].map((one) => Math.round(one * 100) / 100), zh).toEqual([longitude, latitude]);
  }
});

test('no city stands twice, and no two places at one point', () => {
  const cities = [...ranked(1), ...ranked(2)].map(([zh]) => zh);
  expect(new Set(cities).size).toBe(cities.length);
  expect(new Set(all.map(([, , longitude, latitude]) => `${longitude} ${latitude}`)).size).toBe(all.length);
});

/** As atlases have them, to a tenth of a degree. */
test.each([
  ['杭州', 120.2, 30.3], ['成都', 104.1, 30.7], ['昆明', 102.7, 25.0], ['哈尔滨', 126.6, 45.8], ['乌鲁木齐', 87.6, 43.8], ['拉萨', 91.1, 29.7], ['喀什', 76.0, 39.5], ['三亚', 109.5, 18.3], ['台北', 121.6, 25.0], ['西安', 108.9, 34.3],
])('%s is where it is', (name, longitude, latitude) => {
  const place = named(name);
  expect(Math.hypot((place?.[2] ?? 0) - longitude, (place?.[3] ?? 0) - latitude)).toBeLessThan(0.12);
});

import { expect, test } from 'vitest';

import { asMeant, asShown, fromGcj02, toGcj02 } from './datum';
import type { Spot } from './types';

const spot = (longitude: number, latitude: number): Spot => ({ longitude, latitude });

/** Metres between two near places. */
function metres(one: Spot, other: Spot): number {
  const perDegree = (6_371_000 * Math.PI) / 180;
  const east = (one.longitude - other.longitude) * Math.cos((one.latitude * Math.PI) / 180);
  return Math.hypot(east, one.latitude - other.latitude) * perDegree;
}

/** A repeatable stream of numbers from 0 to 1. */
function* stream(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

function spots(count: number, west: number, east: number, south: number, north: number): Spot[] {
  const dice = stream(20_260_916);
  const between = (low: number, high: number): number => low + (high - low) * dice.next().value;
  return Array.from({ length: count }, () => spot(between(west, east), between(south, north)));
}

// As several published implementations of the formula compute them.
test.each([
  ['Beijing', spot(116.404, 39.915), spot(116.41024449916938, 39.91640428150164)],
  ['Shanghai', spot(121.5272106, 31.1774276), spot(121.531541859215, 31.17530398364597)],
  ['Shenzhen', spot(113.912316, 22.543847), spot(113.9171764808363, 22.540796131694766)],
  ['Beijing, west', spot(116.377817, 39.911954), spot(116.38404722455657, 39.91334545536069)],
])('%s lies where the published formula puts it', (_, place, shown) => {
  expect(metres(toGcj02(place), shown)).toBeLessThan(0.001);
});

test('the shift is some hundred metres anywhere in the country, never nothing and never a kilometre', () => {
  const shifts = spots(2_000, 73.6, 134.7, 18.2, 53.5).map((place) => metres(place, toGcj02(place)));
  expect(Math.min(...shifts)).toBeGreaterThan(20);
  expect(Math.max(...shifts)).toBeLessThan(1_000);
});

test('there and back is less than a millimetre off, at ten thousand places of the country', () => {
  const off = spots(10_000, 73.6, 134.7, 18.2, 53.5).map((place) => metres(place, fromGcj02(toGcj02(place))));
  expect(Math.max(...off)).toBeLessThan(0.001);
});

test.each([
  ['London', spot(-0.1276, 51.5072)],
  ['Sydney', spot(151.2093, -33.8688)],
  ['Los Angeles', spot(-118.2437, 34.0522)],
  ['Tokyo', spot(139.6917, 35.6895)],
])('%s is where it is in both', (_, place) => {
  expect(toGcj02(place)).toEqual(place);
  expect(fromGcj02(place)).toEqual(place);
});

test('nothing beyond the rectangle is moved, wherever it lies', () => {
  const beyond = [...spots(500, -180, 72, -90, 90), ...spots(500, 138, 180, -90, 90), ...spots(500, 72, 138, -90, 0.8), ...spots(500, 72, 138, 56, 90)];
  expect(beyond.filter((place) => toGcj02(place) !== place || fromGcj02(place) !== place)).toEqual([]);
});

test('a map in WGS-84 shows every place as it is; one in GCJ-02 shows it shifted and is read back', () => {
  const office = spot(120.2123, 30.2086);
  expect(asShown('wgs84', office)).toBe(office);
  expect(asMeant('wgs84', office)).toBe(office);
  expect(metres(asShown('gcj02', office), office)).toBeGreaterThan(300);
  expect(metres(asMeant('gcj02', asShown('gcj02', office)), office)).toBeLessThan(0.001);
});

import { expect, test } from 'vitest';

import { cornersOf, picked, rank, scaleAt, sources } from './geo';
import { linesOf } from './map-list';
import { shapeOf } from './pixels';
import type { Marker, Shown } from './types';

const spot = (longitude: number, latitude: number) => ({ longitude, latitude });
const MARKERS: Marker[] = [
  { kind: 'engineer', id: 'a', name: '陈国栋', tone: 'hand', at: spot(120.1, 30.2), note: '' },
  { kind: 'order', id: 'a', name: '滨江医院', priority: 1, at: spot(120.3, 30.4), note: '' },
  { kind: 'order', id: 'b', name: '没填地点', priority: 3, at: spot(0, 0), note: '' },
  { kind: 'visit', id: 'v', name: '江海制药', priority: 0, done: false, at: spot(120.5, 30.1), note: '09:00', route: 'a' },
  { kind: 'visit', id: 'w', name: '远航物流', priority: 0, done: true, at: spot(120.5, 30.1), note: '08:00', route: 'a' },
];
const shown: Shown = {
  markers: MARKERS,
  routes: [{ id: 'a', points: [spot(120.1, 30.2), spot(120.5, 30.1)], note: '31 分' }, { id: 'b', points: [spot(121, 31)], note: '' }],
  areas: [{ id: 't', name: '杭州', note: '外廓', ring: [spot(119.9, 30), spot(120.6, 30), spot(120.6, 30.5)] }, { id: 'u', name: '一处', note: '', ring: [spot(120, 30)] }, { id: 'w', name: '两处', note: '', ring: [spot(120, 30), spot(121, 30)] }],
};

test('a place that was never filled in does not shrink the map to the globe', () => {
  expect(cornersOf(shown)).toEqual({ west: 119.9, south: 30, east: 121, north: 31 });
  expect(cornersOf({ markers: [], routes: [], areas: [] })).toBeUndefined();
});

test('an engineer stands by one letter of his name, work by its priority, done by a tick; one point is no line; a territory of two places is one, of one place a spot', () => {
  const { markers, routes, areas } = sources(shown, 'wgs84');
  expect(markers.features.map((one) => one.properties.text)).toEqual(['栋', 'P1', 'P3', 'P0', '✓']);
  expect(routes.features.map((one) => one.properties.id)).toEqual(['a']);
  expect(areas.features.map((one) => one.geometry)).toEqual([
    { type: 'Polygon', coordinates: [[[119.9, 30], [120.6, 30], [120.6, 30.5], [119.9, 30]]] },
    { type: 'Point', coordinates: [120, 30] },
    { type: 'LineString', coordinates: [[120, 30], [121, 30]] },
  ]);
});

test('who told where he is has a sign of his own, and says since when; who told it long ago another', () => {
  const told = (old: boolean): Marker => ({ kind: 'engineer', id: 'a', name: '陈国栋', tone: 'hand', at: spot(120, 30), note: '', shared: { ago: '3 分钟前', old } });
  const { markers } = sources({ ...shown, markers: [told(false), told(true), ...MARKERS.slice(0, 1)] }, 'wgs84');
  expect(markers.features.map(({ properties }) => [properties.icon, properties.since])).toEqual([['engineer-live', '陈国栋 3 分钟前'], ['engineer-old', '陈国栋 3 分钟前'], ['engineer-hand', undefined]]);
  expect([told(false), ...MARKERS.slice(0, 2)].map(rank)).toEqual([-1, 0, 2]);
  expect([shapeOf('engineer-live')?.ring, shapeOf('engineer-old-chosen')?.ring, shapeOf('engineer-hand')?.ring]).toEqual(['whole', 'broken', undefined]);
});

test('a place that was shared is shifted as the ground is', () => {
  const one: Marker = { kind: 'engineer', id: 'a', name: '陈国栋', tone: 'hand', at: spot(116.404, 39.915), note: '', shared: { ago: '', old: false } };
  const [east = 0, north = 0] = sources({ ...shown, markers: [one] }, 'gcj02').markers.features[0]?.geometry.coordinates ?? [];
  expect([east, north].map((degrees) => degrees.toFixed(5))).toEqual(['116.41024', '39.91640']);
});

test('who is chosen has his way drawn strong, and so has a visit the way it is on; work of the same key is another thing', () => {
  const engineer = picked(shown, 'wgs84', { kind: 'engineer', id: 'a' }, undefined);
  expect(engineer.way.features.map((one) => one.properties.id)).toEqual(['a']);
  expect(engineer.signs.features.map((one) => one.properties.kind)).toEqual(['engineer']);
  expect(picked(shown, 'wgs84', { kind: 'visit', id: 'v' }, undefined).way.features.map((one) => one.properties.id)).toEqual(['a']);
  expect(picked(shown, 'wgs84', { kind: 'order', id: 'a' }, undefined).way.features).toEqual([]);
});

test('engineers at one place stand beside one another, above the work there', () => {
  const two: Marker[] = ['a', 'b'].map((id) => ({ kind: 'engineer', id, name: id, tone: 'other', at: spot(120, 30), note: '' }));
  const { markers } = sources({ ...shown, markers: [...two, ...MARKERS] }, 'wgs84');
  expect(markers.features.map(({ properties }) => [properties.aside, properties.above])).toEqual([[0, 1], [1, 1], [0, 1], [0, 0], [0, 0], [0, 0], [0, 0]]);
});

test('where there is no room for all, what waits keeps its sign before what is planned, and what is done goes first', () => {
  expect(MARKERS.toSorted((one, other) => rank(one) - rank(other)).map((one) => `${one.kind} ${one.id}`)).toEqual(['engineer a', 'order a', 'order b', 'visit v', 'visit w']);
});

test('the list says what the map shows, in the same order, with the way of whoever has one, and territories last', () => {
  expect(linesOf(shown, '区域').map(({ sign, name, note }) => [sign, name, note].join(' ').trim())).toEqual(['栋 陈国栋 31 分', 'P1 滨江医院', 'P3 没填地点', 'P0 江海制药 09:00', '✓ 远航物流 08:00', '区域 杭州 外廓', '区域 一处', '区域 两处']);
});

test('the scale is a round length that fits', () => {
  expect(scaleAt(0, 0, 512)).toEqual({ metres: 20_000_000, pixels: 256 });
  const city = scaleAt(30, 11, 96);
  expect(city.metres).toBe(2_000);
  expect(city.pixels).toBeLessThanOrEqual(96);
});

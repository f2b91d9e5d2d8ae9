import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';

import { palettes, type Mode } from '../theme';

import { BOLD, FONTS, groundOf, type Look } from './ground';
import type { picked, sources } from './geo';
import type { Source } from './types';

/** What a press can mean, the most exact first. */
export const PRESSED = ['picked-signs', 'signs', 'spots', 'areas', 'area-rims', 'area-spots'];

export type Data = ReturnType<typeof sources> & ReturnType<typeof picked>;

/** An engineer stands over his place, and beside who stands there too; in pixels, or in the height of the letters. */
export const ASIDE_PX = 26;
const MOST_ASIDE = 9;
const beside = (unit: number, above = ASIDE_PX): ExpressionSpecification => [
  'case', ['==', ['get', 'above'], 1],
  ['interpolate', ['linear'], ['get', 'aside'], 0, ['literal', [0, -above / unit]], MOST_ASIDE, ['literal', [(MOST_ASIDE * ASIDE_PX) / unit, -above / unit]]],
  ['literal', [0, 0]],
];
/** Above the ring, by more than both keep free around them. */
const SINCE_PX = ASIDE_PX + 19;
const SPOT_PX = 7;

/** A territory of one place is a ring around it. */
const spotOf = (id: string, source: string, colour: string, width: number): LayerSpecification => ({
  id, type: 'circle', source, filter: ['==', ['geometry-type'], 'Point'], paint: { 'circle-radius': SPOT_PX, 'circle-opacity': 0, 'circle-stroke-color': colour, 'circle-stroke-width': width },
});

/** A sign: an engineer's circle or an order's tag, with its letters; `always` where it may lie over others. */
function signs(id: string, source: string, mode: Mode, always: boolean): LayerSpecification {
  const colour = palettes[mode];
  const filled = ['order-1', 'order-2', 'order-3', 'visit-1', 'visit-2', 'visit-3', 'visit-done'];
  return {
    id, type: 'symbol', source,
    layout: {
      'icon-image': ['concat', ['get', 'icon'], always ? '-chosen' : ''], 'icon-allow-overlap': always, 'icon-ignore-placement': always, 'icon-padding': 0, 'icon-offset': beside(1),
      'text-field': ['get', 'text'], 'text-font': BOLD, 'text-size': 12, 'text-allow-overlap': always, 'text-ignore-placement': always, 'text-padding': 0, 'text-offset': beside(12),
      'symbol-sort-key': ['get', 'rank'],
    },
    paint: {
      'text-color': always
        ? ['match', ['get', 'icon'], ['order-0', 'visit-0'], colour.onP0, filled, colour.surface, colour.onAccent]
        : ['match', ['get', 'icon'], 'order-0', colour.onP0, filled.slice(0, 3), colour.surface, 'visit-0', colour.p0, 'visit-1', colour.p1, 'visit-2', colour.p2, 'visit-3', colour.p3, 'visit-done', colour.done, 'engineer-hand', colour.hand, 'engineer-us', colour.us, 'engineer-done', colour.done, 'engineer-stop', colour.stop, 'engineer-live', colour.hand, 'engineer-old', colour.ink3, colour.ink2],
    },
  };
}

/** The layers of what is shown, from the ground up. */
function layers(mode: Mode): LayerSpecification[] {
  const colour = palettes[mode];
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
  return [
    { id: 'areas', type: 'fill', source: 'areas', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': colour.ink3, 'fill-opacity': 0.06 } },
    { id: 'area-rims', type: 'line', source: 'areas', filter: ['!=', ['geometry-type'], 'Point'], paint: { 'line-color': colour.line2, 'line-width': 1.5 } },
    spotOf('area-spots', 'areas', colour.line2, 1.5),
    { id: 'area-chosen', type: 'line', source: 'within', filter: ['!=', ['geometry-type'], 'Point'], paint: { 'line-color': colour.accent, 'line-width': 2 } },
    spotOf('area-spot-chosen', 'within', colour.accent, 2),
    { id: 'routes', type: 'line', source: 'routes', layout: round, paint: { 'line-color': colour.otherLine, 'line-width': 1.5, 'line-dasharray': [1.5, 2.5] } },
    { id: 'way-rim', type: 'line', source: 'way', layout: round, paint: { 'line-color': colour.surface, 'line-width': 7 } },
    { id: 'way', type: 'line', source: 'way', layout: round, paint: { 'line-color': colour.accent, 'line-width': 4 } },
    {
      id: 'area-names', type: 'symbol', source: 'areas',
      layout: { 'text-field': ['get', 'text'], 'text-font': FONTS, 'text-size': 12, 'text-padding': 2, 'text-variable-anchor': ['center', 'bottom', 'top', 'left', 'right'], 'text-radial-offset': 2.5 },
      paint: { 'text-color': colour.ink2, 'text-halo-color': colour.ground, 'text-halo-width': 1.5 },
    },
    // where there is no room for a sign there is still a spot: nothing that is shown is ever hidden
    {
      id: 'spots', type: 'circle', source: 'markers',
      paint: {
        'circle-radius': 4,
        'circle-color': ['match', ['get', 'icon'], ['order-0', 'visit-0'], colour.p0, ['order-1', 'visit-1'], colour.p1, ['order-2', 'visit-2'], colour.p2, ['order-3', 'visit-3'], colour.p3, ['visit-done', 'engineer-done'], colour.doneMark, ['engineer-hand', 'engineer-live'], colour.handMark, 'engineer-old', colour.otherLine, 'engineer-us', colour.usMark, 'engineer-stop', colour.stopMark, colour.ink2],
        'circle-stroke-color': colour.surface, 'circle-stroke-width': 1,
      },
    },
    // the layer drawn last finds its room first: no words take the place of a sign
    {
      id: 'since', type: 'symbol', source: 'markers', filter: ['has', 'since'],
      layout: { 'text-field': ['get', 'since'], 'text-font': FONTS, 'text-size': 12, 'text-anchor': 'bottom', 'text-offset': beside(12, SINCE_PX), 'text-padding': 2 },
      paint: { 'text-color': ['match', ['get', 'icon'], 'engineer-old', colour.ink3, colour.ink], 'text-halo-color': colour.ground, 'text-halo-width': 1.5 },
    },
    signs('signs', 'markers', mode, false),
    {
      id: 'way-words', type: 'symbol', source: 'way',
      layout: { 'symbol-placement': 'line-center', 'text-rotation-alignment': 'viewport', 'text-field': ['get', 'text'], 'text-font': FONTS, 'text-size': 12, 'text-allow-overlap': true, 'icon-image': 'label', 'icon-text-fit': 'both', 'icon-rotation-alignment': 'viewport', 'icon-allow-overlap': true },
      paint: { 'text-color': colour.ink },
    },
    signs('picked-signs', 'signs', mode, true),
    {
      id: 'picked-names', type: 'symbol', source: 'names',
      layout: { 'text-field': ['get', 'text'], 'text-font': FONTS, 'text-size': 12, 'text-max-width': 20, 'text-anchor': 'top', 'text-offset': [0, 1.6], 'text-allow-overlap': true, 'icon-image': 'label', 'icon-text-fit': 'both', 'icon-allow-overlap': true },
      paint: { 'text-color': colour.ink },
    },
  ];
}

export const DATA = ['areas', 'routes', 'markers', 'signs', 'names', 'way', 'within'] as const;

/** The whole map as one style: the ground, and everything shown on it. */
export function styleOf(source: Source | undefined, look: Look, data: Data): StyleSpecification {
  const ground = groundOf(source, look);
  const ours = Object.fromEntries(DATA.map((name) => [name, { type: 'geojson' as const, data: data[name], maxzoom: 14 }]));
  return { version: 8, sources: { ...ground.sources, ...ours }, layers: [...ground.layers, ...layers(look.mode)] };
}

import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';

import type { Language } from '@/lib/i18n';

import { palettes, sizes, type Mode, type Palette } from '../theme';

import places from './places.json';
import type { Source } from './types';

export type Ground = { sources: Record<string, SourceSpecification>; layers: LayerSpecification[] };
export type Look = { mode: Mode; language: Language };

/** With no glyphs named in the style, MapLibre draws every letter from these fonts of the reader's own machine. */
export const FONTS = sizes.font.split(',').map((name) => name.trim().replaceAll('"', ''));
/** MapLibre reads the weight out of the first name. */
export const BOLD = ['Semibold', ...FONTS];

const WEST = 73;
const EAST = 135;
const SOUTH = 3;
const NORTH = 54;

/** Lines of the globe every `step` degrees, over the country and its seas. */
function grid(step: number): GeoJSON.Feature {
  const from = (edge: number): number => Math.ceil(edge / step);
  const lines: [number, number][][] = [];
  for (let at = from(WEST); at * step <= EAST; at += 1) lines.push([[at * step, SOUTH], [at * step, NORTH]]);
  for (let at = from(SOUTH); at * step <= NORTH; at += 1) lines.push([[WEST, at * step], [EAST, at * step]]);
  return { type: 'Feature', properties: { step }, geometry: { type: 'MultiLineString', coordinates: lines } };
}

const RANKS = [
  { rank: 0, from: 2.5, until: 6.5, size: 15, dot: 0 },
  { rank: 1, from: 3, until: 22, size: 13, dot: 2.5 },
  { rank: 2, from: 5.5, until: 22, size: 12, dot: 2 },
  { rank: 3, from: 8.5, until: 22, size: 12, dot: 1.5 },
];

const GRIDS = [
  { step: 10, from: 0, until: 6 },
  { step: 1, from: 6, until: 9.5 },
  { step: 0.1, from: 9.5, until: 22 },
];

function named(language: Language): GeoJSON.FeatureCollection {
  const features = (places as [string, string, number, number, number][]).map(([zh, en, longitude, latitude, rank]): GeoJSON.Feature => ({
    type: 'Feature',
    properties: { name: language === 'en' ? en : zh, rank },
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
  }));
  return { type: 'FeatureCollection', features };
}

/** Our own places over lines of the globe: no borders and no roads, for we have none that were surveyed. */
function schematic({ mode, language }: Look): Ground {
  const colour = palettes[mode];
  const lines = GRIDS.map(({ step, from, until }): LayerSpecification => ({
    id: `grid-${step}`, type: 'line', source: 'grid', minzoom: from, maxzoom: until, filter: ['==', ['get', 'step'], step], paint: { 'line-color': colour.line, 'line-width': 1 },
  }));
  const dots = RANKS.filter(({ dot }) => dot > 0).map(({ rank, from, until, dot }): LayerSpecification => ({
    id: `dots-${rank}`, type: 'circle', source: 'places', minzoom: from, maxzoom: until, filter: ['==', ['get', 'rank'], rank], paint: { 'circle-radius': dot, 'circle-color': colour.otherLine },
  }));
  // the layer drawn last finds its room first: the greater places keep their names
  const names = RANKS.toReversed().map(({ rank, from, until, size, dot }): LayerSpecification => ({
    id: `names-${rank}`, type: 'symbol', source: 'places', minzoom: from, maxzoom: until, filter: ['==', ['get', 'rank'], rank],
    layout: { 'text-field': ['get', 'name'], 'text-font': FONTS, 'text-size': size, 'text-letter-spacing': rank === 0 ? 0.2 : 0, 'text-variable-anchor': dot ? ['bottom', 'top', 'left', 'right'] : ['center'], 'text-radial-offset': 0.35, 'text-padding': 4 },
    paint: { 'text-color': rank === 0 ? colour.otherLine : colour.ink3, 'text-halo-color': colour.ground, 'text-halo-width': 1.5 },
  }));
  return {
    sources: {
      grid: { type: 'geojson', data: { type: 'FeatureCollection', features: GRIDS.map(({ step }) => grid(step)) }, maxzoom: 10 },
      places: { type: 'geojson', data: named(language), maxzoom: 10 },
    },
    layers: [...lines, ...dots, ...names],
  };
}

/** A path of this server as an address, for the worker that asks has none of its own; the braces of a template stay. */
const whole = (address: string): string => (address.startsWith('/') ? `${location.origin}${address}` : address);

/** What of the style is the source's: `sheet-0` … and `tiles`. */
export const isOfSource = (id: string): boolean => id === 'tiles' || id.startsWith('sheet-');

function pictures(source: Source, mode: Mode): Ground {
  const sources: Ground['sources'] = {};
  const layers: LayerSpecification[] = [];
  source.sheets.forEach((tiles, at) => {
    const id = `sheet-${at}`;
    sources[id] = { type: 'raster', tiles: tiles.map(whole), tileSize: 256, maxzoom: source.max_zoom };
    // pictures are drawn for a light page: at night they are dimmed, and what lies on them keeps its contrast
    layers.push({ id, type: 'raster', source: id, paint: mode === 'dark' ? { 'raster-brightness-max': 0.6, 'raster-saturation': -0.4 } : { 'raster-saturation': -0.2 } });
  });
  return { sources, layers };
}

/**
 * A plain drawing of vector tiles, by the layer names of both schemas that are common (OpenMapTiles and Protomaps):
 * land, water, roads and names. Borders are left out, as everywhere here.
 */
function drawn(source: Source, { mode, language }: Look): Ground {
  const colour = palettes[mode];
  const words = ['coalesce', ['get', language === 'en' ? 'name:en' : 'name:zh'], ['get', language === 'en' ? 'name:en' : 'name:zh-Hans'], ['get', 'name']] as ['coalesce', ...unknown[]];
  const tiles: SourceSpecification = source.kind === 'pmtiles'
    ? { type: 'vector', url: `pmtiles://${source.sheets.flat().map(whole)[0]}` }
    : { type: 'vector', tiles: source.sheets.flat().map(whole), maxzoom: source.max_zoom };
  const layer = (id: string, kind: 'fill' | 'line' | 'symbol', of: string, rest: object) => ({ id, type: kind, source: 'tiles', 'source-layer': of, ...rest }) as LayerSpecification;
  const roads = { layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': colour.line2, 'line-width': ['interpolate', ['exponential', 1.6], ['zoom'], 6, 0.4, 12, 1.2, 18, 9] } };
  const names = (palette: Palette, size: number): object => ({
    layout: { 'text-field': words, 'text-font': FONTS, 'text-size': size, 'text-max-width': 8 },
    paint: { 'text-color': palette.ink3, 'text-halo-color': palette.ground, 'text-halo-width': 1.5 },
  });
  return {
    sources: { tiles },
    layers: [
      layer('land', 'fill', 'earth', { paint: { 'fill-color': colour.ground } }),
      layer('green', 'fill', 'park', { paint: { 'fill-color': colour.doneSoft } }),
      layer('water-fill', 'fill', 'water', { filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': colour.handSoft } }),
      layer('roads', 'line', 'roads', roads),
      layer('transportation', 'line', 'transportation', roads),
      layer('road-names', 'symbol', 'transportation_name', { minzoom: 13, ...names(colour, 11) }),
      layer('places', 'symbol', 'places', names(colour, 13)),
      layer('place', 'symbol', 'place', names(colour, 13)),
    ],
  };
}

/** What lies beneath: the installation's source, or our own schematic places. */
export function groundOf(source: Source | undefined, look: Look): Ground {
  const colour = palettes[look.mode];
  const paper: LayerSpecification = { id: 'paper', type: 'background', paint: { 'background-color': source && source.kind !== 'raster' ? colour.handSoft : colour.ground } };
  const ground = source === undefined ? schematic(look) : source.kind === 'raster' ? pictures(source, look.mode) : drawn(source, look);
  return { sources: ground.sources, layers: [paper, ...ground.layers] };
}

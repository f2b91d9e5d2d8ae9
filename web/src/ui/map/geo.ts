import type { Feature, FeatureCollection, LineString, Point, Polygon } from 'geojson';

import { initial } from '../avatar';

import { asShown } from './datum';
import { isSame, type Area, type Datum, type Marker, type Pointed, type Route, type Shown, type Spot } from './types';

export type Corners = { west: number; south: number; east: number; north: number };

/** `aside`: how many signs to the right of its place, `above`: 1 where it stands over it, so that it hides no work there. */
type Facts = { id: string; kind: Pointed['kind'] | 'route'; text: string; icon?: string; rank?: number; aside?: number; above?: number; /** Who, and how long ago: of places that were shared. */ since?: string };
type Outline = Point | LineString | Polygon;
type Drawn<G extends Outline> = FeatureCollection<G, Facts>;

const pair = (datum: Datum, spot: Spot): [number, number] => {
  const { longitude, latitude } = asShown(datum, spot);
  return [longitude, latitude];
};

/** What stands on a marker: two letters at most, and what the eye looks for first. */
export const sign = (marker: Marker): string => (marker.kind === 'engineer' ? initial(marker.name) : marker.kind === 'visit' && marker.done ? '\u2713' : `P${marker.priority}`);

/** Where there is no room for all, engineers keep their sign, of them first those whose phone told where they are, then what waits, then what is planned, by priority; what is done comes last. */
export function rank(marker: Marker): number {
  if (marker.kind === 'engineer') return marker.shared ? -1 : 0;
  if (marker.kind === 'order') return 1 + marker.priority;
  return marker.done ? 9 : 5 + marker.priority;
}

function look(marker: Marker): string {
  if (marker.kind === 'engineer') return `engineer-${marker.shared ? (marker.shared.old ? 'old' : 'live') : marker.tone}`;
  return marker.kind === 'visit' && marker.done ? 'visit-done' : `${marker.kind}-${marker.priority}`;
}

/** Of engineers at one place each stands beside the one before. */
function asides(markers: readonly Marker[]): Map<Marker, number> {
  const at = new Map<string, number>();
  const found = new Map<Marker, number>();
  for (const marker of markers) {
    if (marker.kind !== 'engineer') continue;
    const place = `${marker.at.longitude} ${marker.at.latitude}`;
    found.set(marker, at.get(place) ?? 0);
    at.set(place, (at.get(place) ?? 0) + 1);
  }
  return found;
}

export function markerFeature(datum: Datum, marker: Marker, aside = 0, text: string = sign(marker)): Feature<Point, Facts> {
  const since = marker.kind === 'engineer' && marker.shared ? { since: `${marker.name} ${marker.shared.ago}` } : {};
  return {
    type: 'Feature',
    properties: { id: marker.id, kind: marker.kind, text, icon: look(marker), rank: rank(marker), aside, above: marker.kind === 'engineer' ? 1 : 0, ...since },
    geometry: { type: 'Point', coordinates: pair(datum, marker.at) },
  };
}

export function routeFeature(datum: Datum, route: Route): Feature<LineString, Facts> {
  return {
    type: 'Feature',
    properties: { id: route.id, kind: 'route', text: route.note },
    geometry: { type: 'LineString', coordinates: route.points.map((spot) => pair(datum, spot)) },
  };
}

/** Two places hold nothing between them: they are a line, and one is a spot. */
function outline(ring: [number, number][]): Outline | undefined {
  const [first, second] = ring;
  if (first === undefined) return undefined;
  if (second === undefined) return { type: 'Point', coordinates: first };
  return ring.length === 2 ? { type: 'LineString', coordinates: ring } : { type: 'Polygon', coordinates: [[...ring, first]] };
}

/** What is pressed last: whatever else lies there is meant before it. */
const AREA_RANK = 10;

function areaFeatures(datum: Datum, areas: readonly Area[]): Feature<Outline, Facts>[] {
  return areas.flatMap((area) => {
    const geometry = outline(area.ring.map((spot) => pair(datum, spot)));
    return geometry ? [{ type: 'Feature' as const, properties: { id: area.id, kind: 'area' as const, text: area.name, rank: AREA_RANK }, geometry }] : [];
  });
}

const together = <G extends Outline>(features: Feature<G, Facts>[]): Drawn<G> => ({ type: 'FeatureCollection', features });

/** A way of one point is no line. */
const isLine = (route: Route): boolean => route.points.length > 1;

/** What is shown, as the map's sources want it: places shifted where the ground beneath is. */
export const sources = (shown: Shown, datum: Datum) => ({
  areas: together(areaFeatures(datum, shown.areas)),
  routes: together(shown.routes.filter(isLine).map((route) => routeFeature(datum, route))),
  markers: markersOf(shown.markers, datum),
});

function markersOf(markers: readonly Marker[], datum: Datum): Drawn<Point> {
  const beside = asides(markers);
  return together(markers.map((marker) => markerFeature(datum, marker, beside.get(marker))));
}

/** Whose way leads to what is chosen. */
function routeTo(shown: Shown, chosen: Pointed | undefined): string | undefined {
  if (chosen?.kind === 'engineer') return chosen.id;
  const marker = shown.markers.find((one) => isSame(chosen, one));
  return marker?.kind === 'visit' ? marker.route : undefined;
}

/** What is chosen or under the pointer, drawn once more above the rest: its name in words, the way it is on strong. */
export function picked(shown: Shown, datum: Datum, chosen: Pointed | undefined, hovered: Pointed | undefined) {
  const beside = asides(shown.markers);
  const markers = shown.markers.filter((marker) => isSame(chosen, marker) || isSame(hovered, marker));
  const way = routeTo(shown, chosen);
  const routes = shown.routes.filter((route) => isLine(route) && route.id === way);
  const areas = shown.areas.filter((area) => isSame(chosen, { kind: 'area', id: area.id }));
  return {
    signs: together(markers.map((marker) => markerFeature(datum, marker, beside.get(marker)))),
    names: together(markers.map((marker) => markerFeature(datum, marker, beside.get(marker), [marker.name, marker.note].filter(Boolean).join(' · ')))),
    way: together(routes.map((route) => routeFeature(datum, route))),
    within: together(areaFeatures(datum, areas)),
  };
}

/** Nobody works there: a place of 0, 0 was never filled in, and would shrink the map to the globe. */
const isNowhere = ({ longitude, latitude }: Spot): boolean => Math.abs(longitude) < 0.05 && Math.abs(latitude) < 0.05;

/** The corners around everything shown; nothing where nothing is. */
export function cornersOf({ markers, routes, areas }: Shown): Corners | undefined {
  const spots = [...markers.map((marker) => marker.at), ...routes.flatMap((route) => route.points), ...areas.flatMap((area) => area.ring)];
  return around(spots.filter((spot) => !isNowhere(spot)));
}

export function around(spots: readonly Spot[]): Corners | undefined {
  if (spots.length === 0) return undefined;
  const corners = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const { longitude, latitude } of spots) {
    corners.west = Math.min(corners.west, longitude);
    corners.east = Math.max(corners.east, longitude);
    corners.south = Math.min(corners.south, latitude);
    corners.north = Math.max(corners.north, latitude);
  }
  return corners;
}

/** Where to find what was chosen elsewhere. */
export function spotsOf(shown: Shown, chosen: Pointed): readonly Spot[] {
  if (chosen.kind === 'area') return shown.areas.find((area) => area.id === chosen.id)?.ring ?? [];
  const marker = shown.markers.find((one) => isSame(chosen, one));
  if (marker?.kind === 'engineer') return [marker.at, ...(shown.routes.find((route) => route.id === marker.id)?.points ?? [])];
  return marker ? [marker.at] : [];
}

const EQUATOR_M = 40_075_016.686;
const TILE_PX = 512;

/** The longest round length that fits into so many pixels, on a Mercator map of this zoom at this latitude. */
export function scaleAt(latitude: number, zoom: number, room: number): { metres: number; pixels: number } {
  const metresPerPixel = (EQUATOR_M * Math.cos((latitude * Math.PI) / 180)) / (TILE_PX * 2 ** zoom);
  const most = metresPerPixel * room;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2].find((step) => step * power <= most) ?? 1) * power;
  return { metres, pixels: Math.round(metres / metresPerPixel) };
}

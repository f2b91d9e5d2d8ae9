/** A place on the globe in degrees, WGS-84. */
export type Spot = { longitude: number; latitude: number };

/** The families of states, as everywhere (look.md): they colour an engineer by what he is doing. */
export type Tone = 'us' | 'hand' | 'other' | 'done' | 'stop';

export type Engineer = { kind: 'engineer'; id: string; name: string; tone: Tone; at: Spot; /** Why he stands there, in words. */ note: string; /** His phone told where he is. */ shared?: Shared };
/** How long ago, in words that stand on the map; `old`: he may be far from there by now. */
export type Shared = { ago: string; old: boolean };
/** Work that nobody has yet. */
export type Order = { kind: 'order'; id: string; name: string; /** 0 … 3. */ priority: number; at: Spot; note: string };
/** Work that somebody does: on the way of `route`. */
export type Visit = { kind: 'visit'; id: string; name: string; /** 0 … 3. */ priority: number; done: boolean; at: Spot; note: string; route: string };
export type Marker = Engineer | Order | Visit;

/** An engineer's way through the day: its `id` is the engineer's. */
export type Route = { id: string; points: readonly Spot[]; /** What is said about it while it is chosen, such as how long it takes. */ note: string };

/** A territory 服务区域: one ring around it, whose last point need not repeat the first; of one or two points no more than these. */
export type Area = { id: string; name: string; /** What the ring is made of, in words. */ note: string; ring: readonly Spot[] };

export type Shown = { markers: readonly Marker[]; routes: readonly Route[]; areas: readonly Area[] };

export type Pointed = { kind: Marker['kind'] | 'area'; id: string };

/** Whether tiles lie where WGS-84 says, or where the mainland's public maps shift everything to. */
export type Datum = 'wgs84' | 'gcj02';

/**
 * Where the ground beneath comes from; without one it is drawn from our own places. Each of `sheets` is the addresses of
 * one layer, drawn over the one before; vector tiles have one, and `pmtiles` is one file.
 */
export type Source = { kind: 'raster' | 'vector' | 'pmtiles'; sheets: readonly (readonly string[])[]; datum: Datum; max_zoom: number; attribution: string };

export const isSame = (one: Pointed | undefined, other: Pointed): boolean => one?.kind === other.kind && one.id === other.id;

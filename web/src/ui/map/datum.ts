import type { Datum, Spot } from './types';

/**
 * GCJ-02, the datum of the mainland's public maps: WGS-84 with every point shifted by some hundred metres.
 *
 * The formula was never published by who decreed it; what everybody computes is the one that became public in 2010 and
 * is written down in Wikipedia's “Restrictions on geographic data in China” (section GCJ-02): the shift, in metres, is a
 * polynomial and three sines in degrees east of 105° and north of 35°, put onto the ellipsoid of Krasovsky 1940. It
 * applies within a rectangle around the country; beyond it both are the same.
 */
const SEMI_MAJOR_M = 6_378_245;
const ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943;
const WITHIN = { west: 72.004, east: 137.8347, south: 0.8293, north: 55.8271 };

const { PI, abs, cos, sin, sqrt } = Math;

const within = ({ longitude, latitude }: Spot): boolean =>
  longitude >= WITHIN.west && longitude <= WITHIN.east && latitude >= WITHIN.south && latitude <= WITHIN.north;

/** Both shifts swing with the longitude at these two wavelengths. */
const swing = (x: number): number => (20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * (2 / 3);

const northwards = (x: number, y: number): number =>
  -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + swing(x)
  + (20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * (2 / 3)
  + (160 * sin((y / 12) * PI) + 320 * sin((y / 30) * PI)) * (2 / 3);

const eastwards = (x: number, y: number): number =>
  300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + swing(x)
  + (20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * (2 / 3)
  + (150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * (2 / 3);

/** How far a WGS-84 place is shifted, in degrees. */
function shift({ longitude, latitude }: Spot): Spot {
  const [x, y] = [longitude - 105, latitude - 35];
  const angle = (latitude / 180) * PI;
  const flat = 1 - ECCENTRICITY_SQUARED * sin(angle) ** 2;
  const meridian = ((SEMI_MAJOR_M * (1 - ECCENTRICITY_SQUARED)) / flat ** 1.5) * PI;
  const parallel = (SEMI_MAJOR_M / sqrt(flat)) * cos(angle) * PI;
  return { longitude: (eastwards(x, y) * 180) / parallel, latitude: (northwards(x, y) * 180) / meridian };
}

/** Where a map in GCJ-02 shows this WGS-84 place. */
export function toGcj02(spot: Spot): Spot {
  if (!within(spot)) return spot;
  const by = shift(spot);
  return { longitude: spot.longitude + by.longitude, latitude: spot.latitude + by.latitude };
}

/** A hundred-millionth of a degree is a millimetre; each step is about a thousand times nearer than the one before. */
const NEAR_ENOUGH_DEGREES = 1e-9;
const STEPS = 12;

/**
 * The WGS-84 place a map in GCJ-02 shows here: there is no formula backwards, so it is approached.
 *
 * At the rectangle's rim a place that was not shifted and one that was may be shown at one point: there the first is meant.
 */
export function fromGcj02(shown: Spot): Spot {
  if (!within(shown)) return shown;
  let guess = shown;
  for (let step = 0; step < STEPS; step += 1) {
    const by = shift(guess);
    const next = { longitude: shown.longitude - by.longitude, latitude: shown.latitude - by.latitude };
    const moved = abs(next.longitude - guess.longitude) + abs(next.latitude - guess.latitude);
    guess = next;
    if (moved < NEAR_ENOUGH_DEGREES) break;
  }
  return guess;
}

export const asShown = (datum: Datum, spot: Spot): Spot => (datum === 'gcj02' ? toGcj02(spot) : spot);
export const asMeant = (datum: Datum, spot: Spot): Spot => (datum === 'gcj02' ? fromGcj02(spot) : spot);

import type { ObjectiveName } from './types';

/** A part is told in ten-thousandths of what an objective can give. */
const WHOLE = 10_000;

export type Weights = Partial<Record<ObjectiveName, number>>;
export type Bar = { name: ObjectiveName; points: number; weight: number };

/** Points out of a hundred: what all weights together would give is a hundred, whatever they are. */
export function scoreOf(points: number, weights: Weights): number {
  const all = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  return all === 0 ? 0 : Math.round(points / (all * (WHOLE / 100)));
}

/** What being wanted gave on top, in the points of the bars. */
export const wantedOf = (wanted: number): number => Math.round(wanted / WHOLE);

/** What each objective gave, the weightiest first. */
export function barsOf(parts: Partial<Record<ObjectiveName, number>>, weights: Weights): Bar[] {
  const names = (Object.keys(weights) as ObjectiveName[]).filter((name) => (weights[name] ?? 0) > 0);
  return names.map((name) => ({ name, weight: weights[name] ?? 0, points: Math.round(((parts[name] ?? 0) * (weights[name] ?? 0)) / WHOLE) })).sort((one, other) => other.weight - one.weight);
}

/** What a plan would change, as the board draws it: places of its own beside those that stand. */
import type { Part } from '../../proposals/types';
import type { Span } from '../geometry/zone-days';

export type Ghost = Span & { key: string; number: number };
export type Ghosts = { /** By engineer where they would be. */ places: ReadonlyMap<string, readonly Ghost[]>; /** Visits that would leave where they stand. */ leaving: ReadonlySet<string>; count: number };

export const NO_GHOSTS: Ghosts = { places: new Map(), leaving: new Set(), count: 0 };

/** Of the parts that were not taken yet; whoever goes along has the place too. */
export function ghostsOf(parts: readonly Part[]): Ghosts {
  const places = new Map<string, Ghost[]>();
  const changes = parts.filter((part) => part.taken_at === null).flatMap((part) => part.changes);
  for (const { order, visit, engineer, mates, starts_at, ends_at } of changes) {
    const ghost = { key: `${order.key} ${visit ?? ''}`, number: order.number, from: Date.parse(starts_at), until: Date.parse(ends_at) };
    for (const { key } of [engineer, ...mates]) if (key !== null) places.set(key, [...(places.get(key) ?? []), ghost]);
  }
  return { places, leaving: new Set(changes.flatMap((one) => (one.visit === null ? [] : [one.visit]))), count: changes.length };
}

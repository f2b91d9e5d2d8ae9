import type { Body } from '../queries';
import type { Asking, Limits } from '../types';

/** How whoever is found is asked: the table `offer` of a policy's body, read as the server reads it. */
export const HOWS: readonly Asking['how'][] = ['send', 'offer', 'broadcast', 'pool'];
export const FIGURES = ['minutes', 'remind', 'people'] as const;
export type Figure = (typeof FIGURES)[number];

const MINUTES = 30;
const REMIND = 10;
const PEOPLE = 5;

type Table = Record<string, unknown>;
export const offerIn = (body: Body): Table => (typeof body['offer'] === 'object' && body['offer'] !== null ? (body['offer'] as Table) : {});

const numberOr = (told: unknown, usual: number): number => (typeof told === 'number' ? told : usual);

/** What counts, with what is left out as it is usual; a short offer reminds of itself only where that is told. */
export function askingIn(body: Body): Asking {
  const told = offerIn(body);
  const minutes = numberOr(told['minutes'], MINUTES);
  const how = HOWS.find((one) => one === told['how']) ?? 'send';
  return { how, minutes, remind: numberOr(told['remind'], minutes > REMIND ? REMIND : 0), people: numberOr(told['people'], PEOPLE), urgent: told['urgent'] === true };
}

/** Told otherwise in a part; what the editor does not know goes through untouched. */
export const withAsking = (body: Body, part: Partial<Asking>): Body => ({ ...body, offer: { ...offerIn(body), ...part } });

export type Range = { least: number; most: number };

/** Between what each figure may be: nobody is reminded before they are asked. */
export function rangesOf(asking: Asking, limits: Limits): Record<Figure, Range> {
  const known = Object.fromEntries(limits.offer.map(({ name, least, most }) => [name, { least, most }]));
  const of = (name: Figure): Range => known[name] ?? { least: 0, most: Number.MAX_SAFE_INTEGER };
  return { minutes: of('minutes'), people: of('people'), remind: { ...of('remind'), most: Math.min(of('remind').most, asking.minutes - 1) } };
}

/** The figures that are out of their range. */
export function wrongIn(body: Body, limits: Limits): Figure[] {
  const asking = askingIn(body);
  const ranges = rangesOf(asking, limits);
  return FIGURES.filter((name) => asking[name] < ranges[name].least || asking[name] > ranges[name].most);
}

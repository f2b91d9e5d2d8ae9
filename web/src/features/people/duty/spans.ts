/** Where spans of time fall on the days of a week, in the zone of whoever works them. */
export type Span = { starts_at: string; ends_at: string };
export type Piece = { from: number; until: number };

const MINUTE_MS = 60_000;
const WHOLE_DAY = 1440;
const formats = new Map<string, Intl.DateTimeFormat>();

function partsIn(zone: string, at: Date): { on: string; minute: number } {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
  formats.set(zone, format);
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return { on: `${part['year']}-${part['month']}-${part['day']}`, minute: Number(part['hour']) * 60 + Number(part['minute']) };
}

/** The calendar day of an instant in a zone. */
export const dayIn = (zone: string, at: Date): string => partsIn(zone, at).on;

/** Minutes after midnight of an instant in a zone. */
export const minuteIn = (zone: string, at: Date): number => partsIn(zone, at).minute;

/** The part of a span that falls on a day, in minutes after its midnight; undefined when none does. */
export function pieceOn(on: string, span: Span, zone: string): Piece | undefined {
  const [start, end] = [partsIn(zone, new Date(span.starts_at)), partsIn(zone, new Date(span.ends_at))];
  if (end.on < on || start.on > on) return undefined;
  const piece = { from: start.on < on ? 0 : start.minute, until: end.on > on ? WHOLE_DAY : end.minute };
  return piece.until > piece.from ? piece : undefined;
}

/** The instant at which it is this minute of this day in a zone; of an hour the clocks skip, the one after. */
export function instantIn(zone: string, on: string, minute: number): Date {
  const asUtc = new Date(`${on}T00:00:00Z`).getTime() + minute * MINUTE_MS;
  let guess = asUtc;
  for (let turn = 0; turn < 2; turn++) {
    const seen = partsIn(zone, new Date(guess));
    guess += asUtc - (new Date(`${seen.on}T00:00:00Z`).getTime() + seen.minute * MINUTE_MS);
  }
  return new Date(guess);
}

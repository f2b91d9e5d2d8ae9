import type { DaySpan, Span, Work } from '@/features/workorders/time/types';

import type { Kept } from '../outbox/kept';
import type { Standing } from '../outbox/outbox';

/** A span of one's own time as this phone shows it: as it was read, with what was done since. */
export type Seen = Pick<Span, 'key' | 'kind' | 'source' | 'begins_at' | 'ends_at' | 'note' | 'struck_at' | 'may_correct' | 'version' | 'history' | 'overlong'> & {
  order: { key: string | null; number: number; title: string };
  /** At a visit: what the visit's moves say counts for it. */
  visit: boolean;
  unsent: boolean;
};

export const seenOf = (span: Span, order: DaySpan['order']): Seen => ({ ...span, order, visit: span.visit !== null, unsent: false });

/** What was done on this phone and is not in what was read at `read`: it waits, or was taken over since. */
function since({ waiting, done }: Pick<Standing, 'waiting' | 'done'>, read: string): Kept[] {
  const told = new Date(read).getTime();
  return [...done.filter((kept) => kept.result !== undefined && new Date(kept.result.recorded_at).getTime() > told), ...waiting];
}

/** One's own spans after what was done since they were read, oldest first. The server does the same when it hears of it. */
export function withOps(read: readonly Seen[], readAt: string, standing: Pick<Standing, 'waiting' | 'done'>): Seen[] {
  const line = since(standing, readAt).reduce(step, [...read]);
  return line.sort((one, other) => one.begins_at.localeCompare(other.begins_at));
}

export const runningIn = (line: readonly Seen[]): Seen | undefined => line.find((span) => span.ends_at === null && span.struck_at === null);

function step(line: Seen[], kept: Kept): Seen[] {
  const at = kept.result?.at ?? kept.op.at;
  const facts = kept.op.facts ?? {};
  const running = runningIn(line);
  const here = running?.order.key === kept.about.order ? running : undefined;
  switch (kept.op.kind) {
    case 'time.start':
      return begun(line, kept, facts['kind'] as Work, 'timer', here?.visit ?? false);
    case 'time.stop':
      return here ? ended(line, here, at, kept) : line;
    case 'visit.depart':
      return begun(line, kept, 'travel', 'move', true);
    case 'visit.arrive':
      return begun(line, kept, 'work', 'move', true);
    case 'visit.complete':
    case 'visit.report_no_access':
      return here ? ended(line, here, at, kept) : line;
    case 'order.wait':
      if (here?.visit !== true) return here ? ended(line, here, at, kept) : line;
      return here.kind === 'work' ? begun(line, kept, 'wait', 'move', true) : line;
    case 'order.start':
    case 'order.resume':
      return begun(line, kept, 'work', 'move', here?.visit ?? false);
    case 'order.resolve':
      return here ? ended(line, here, at, kept) : line;
    case 'time.enter':
      return [...line, { ...fresh(kept, facts['kind'] as Work, 'entered', false), begins_at: said(kept, 'begins_at'), ends_at: said(kept, 'ends_at') }];
    case 'time.correct':
    case 'time.strike':
      return line.map((span) => (span.key === kept.op.subject ? changed(span, kept, at) : span));
    default:
      return line;
  }
}

/** What ran ends where the next begins; the same again is the same. */
function begun(line: Seen[], kept: Kept, kind: Work, source: Seen['source'], visit: boolean): Seen[] {
  const running = runningIn(line);
  if (running?.order.key === kept.about.order && running.kind === kind) return line;
  const made = fresh(kept, kind, source, visit);
  return [...(running ? ended(line, running, made.begins_at, kept) : line), made];
}

function ended(line: Seen[], span: Seen, at: string, kept: Kept): Seen[] {
  if (new Date(at) <= new Date(span.begins_at)) return line.filter((one) => one.key !== span.key);
  return line.map((one) => (one.key === span.key ? { ...one, ends_at: at, unsent: kept.result === undefined } : one));
}

/** Nothing of it is on the server as far as this phone has read: it can be put right once it is. */
const fresh = (kept: Kept, kind: Work, source: Seen['source'], visit: boolean): Seen => ({
  key: said(kept, 'worklog') || kept.id,
  kind,
  source,
  begins_at: kept.result?.at ?? kept.op.at,
  ends_at: null,
  note: said(kept, 'note'),
  struck_at: null,
  may_correct: said(kept, 'worklog') !== '',
  version: 1,
  history: [],
  overlong: false,
  order: { key: kept.about.order, number: kept.about.number, title: kept.about.title },
  visit,
  unsent: kept.result === undefined,
});

function said(kept: Kept, name: string): string {
  const told = kept.op.facts?.[name];
  return typeof told === 'string' ? told : '';
}

const CHANGED = ['kind', 'begins_at', 'ends_at', 'note'] as const;

function changed(span: Seen, kept: Kept, at: string): Seen {
  if (kept.op.kind === 'time.strike') return { ...span, ends_at: span.ends_at ?? at, struck_at: at, may_correct: false, unsent: kept.result === undefined };
  const facts = kept.op.facts ?? {};
  const told = Object.fromEntries(CHANGED.filter((name) => facts[name] !== undefined).map((name) => [name, facts[name]]));
  return { ...span, ...told, unsent: kept.result === undefined };
}

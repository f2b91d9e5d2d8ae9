import { clockHeat } from './due';
import type { Clock, Segment } from './types';

/** How a stretch of the bar looks: counted, kept in time, near its end, over; or not counted. */
export type Look = 'run' | 'ok' | 'warn' | 'bad' | 'paused' | 'closed';

export type Piece = { from: number; width: number; look: Look; segment: Segment };

/** The bar under a promise in wall time, all in per cent of its width; `due` is where the promise falls due. */
export type Bar = { pieces: Piece[]; due: number };

export function barOf(clock: Clock, now: Date): Bar {
  const [start, due] = [time(clock.started_at), time(clock.due_at)];
  const last = clock.stopped_at === null ? now.getTime() : time(clock.stopped_at);
  const end = Math.max(due, last, start + 1);
  const share = (at: number): number => (100 * (at - start)) / (end - start);
  const pieces = clock.segments
    .filter((segment) => segment.kind !== 'retargeted')
    .flatMap((segment) => cutAtDue(segment, due))
    .map(({ from, until, segment }): Piece => ({ from: share(from), width: share(until) - share(from), segment, look: lookOf(clock, segment, from >= due) }));
  const latest = pieces.findLast((piece) => piece.look === 'run');
  const heat = clockHeat(clock, now);
  if (latest && clock.state === 'running' && heat !== 'quiet') latest.look = heat === 'warn' ? 'warn' : 'bad';
  return { pieces, due: share(due) };
}

function lookOf(clock: Clock, segment: Segment, isOver: boolean): Look {
  if (segment.kind === 'paused' || segment.kind === 'closed') return segment.kind;
  if (isOver) return 'bad';
  return clock.met === true ? 'ok' : 'run';
}

/** A running stretch that goes on past the due instant is two: kept until there, over from there on. */
function cutAtDue(segment: Segment, due: number): { from: number; until: number; segment: Segment }[] {
  const [from, until] = [time(segment.start), time(segment.end)];
  if (segment.kind !== 'running' || due <= from || due >= until) return [{ from, until, segment }];
  return [
    { from, until: due, segment },
    { from: due, until, segment },
  ];
}

const time = (instant: string): number => new Date(instant).getTime();

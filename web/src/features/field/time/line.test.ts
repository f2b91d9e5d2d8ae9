import { describe, expect, it } from 'vitest';

import type { Kept } from '../outbox/kept';
import type { Kind, Result } from '../types';
import { runningIn, withOps, type Seen } from './line';

const at = (time: string): string => `2026-11-18T${time}:00Z`;
const READ = at('08:00');
const about = { order: 'o1', number: 1, title: 'E6' };

function did(kind: Kind, time: string, facts: Record<string, unknown> = {}, subject = 'o1', order = about): Kept {
  return { id: `${kind} ${time}`, person: 'p', about: order, before: {}, op: { id: 'x', device: 'd', seq: 1, kind, subject, base_version: null, at: at(time), facts } };
}

const heard = (kept: Kept, recorded: string): Kept => ({ ...kept, result: { outcome: 'done', at: kept.op.at, recorded_at: at(recorded), version: 1 } as Result });

const told = (waiting: Kept[], read: Seen[] = [], done: Kept[] = []): string[] =>
  withOps(read, READ, { waiting, done }).map((span) => [span.struck_at ? 'struck' : span.kind, span.begins_at.slice(11, 16), span.ends_at?.slice(11, 16) ?? '…', span.order.number].join(' '));

const known: Seen = {
  key: 'w1', kind: 'work', source: 'timer', begins_at: at('07:00'), ends_at: null, note: '', struck_at: null, may_correct: true, version: 1, history: [], overlong: false,
  order: { key: 'o1', number: 1, title: 'E6' }, visit: false, unsent: false,
}; // prettier-ignore

describe('what was done on the phone', () => {
  it('moves the time on as the server will: the way, the work, a wait there, and the end', () => {
    const day = [did('visit.depart', '08:10', {}, 'v1'), did('visit.arrive', '08:40', {}, 'v1'), did('order.wait', '09:00'), did('order.resume', '09:20'), did('visit.complete', '10:00', {}, 'v1')];
    expect(told(day)).toEqual(['travel 08:10 08:40 1', 'work 08:40 09:00 1', 'wait 09:00 09:20 1', 'work 09:20 10:00 1']);
  });

  it('starts, switches and stops the clock, and ends what ran elsewhere', () => {
    const other = { order: 'o2', number: 2, title: 'A1' };
    const day = [did('time.start', '08:10', { kind: 'wait' }), did('time.start', '08:15', { kind: 'wait' }), did('time.start', '08:30', { kind: 'travel' }, 'o2', other), did('time.stop', '08:50', {}, 'o2', other)];
    expect(told(day, [known])).toEqual(['work 07:00 08:10 1', 'wait 08:10 08:30 1', 'travel 08:30 08:50 2']);
  });

  it('stops nothing that runs on another order, and remote work when the order waits', () => {
    expect(told([did('time.stop', '08:10', {}, 'o2', { order: 'o2', number: 2, title: '' })], [known])).toEqual(['work 07:00 … 1']);
    expect(told([did('order.wait', '08:20')], [known])).toEqual(['work 07:00 08:20 1']);
  });

  it('leaves no trace of what had no length', () => {
    expect(told([did('visit.depart', '08:10', {}, 'v1'), did('visit.arrive', '08:10', {}, 'v1')])).toEqual(['work 08:10 … 1']);
  });

  it('shows a correction and what was struck out before the server has said so', () => {
    const day = [did('time.correct', '08:10', { begins_at: at('06:30'), kind: 'travel', reason: '-' }, 'w1'), did('time.enter', '08:11', { kind: 'wait', begins_at: at('05:00'), ends_at: at('05:30'), worklog: 'w2' })];
    expect(told(day, [known])).toEqual(['wait 05:00 05:30 1', 'travel 06:30 … 1']);
    expect(told([did('time.strike', '08:10', { reason: '-' }, 'w1')], [known])).toEqual(['struck 07:00 08:10 1']);
  });

  it('is not counted twice once it has been read', () => {
    const start = did('time.start', '07:50', { kind: 'travel', worklog: 'w9' });
    expect(told([], [known], [heard(start, '07:59')])).toEqual(['work 07:00 … 1']);
    expect(told([], [known], [heard(start, '08:01')])).toEqual(['work 07:00 07:50 1', 'travel 07:50 … 1']);
  });

  it('knows what runs', () => {
    expect(runningIn([known])?.key).toBe('w1');
    expect(runningIn([{ ...known, struck_at: at('08:00') }])).toBeUndefined();
  });
});

import type { Tone } from '@/ui/tag';
import type { Words } from '@/locales/words';

import type { Clock, Counts, OrderState, Outcome, Segment, ViewName, VisitMove, VisitState } from './types';

/** Whose turn it is. A state the server adds does not compile until it has a tone here, and a word where it is said. */
export const stateTone: Record<OrderState, Tone> = {
  reported: 'us',
  triaged: 'us',
  assigned: 'hand',
  working: 'hand',
  waiting: 'other',
  resolved: 'done',
  closed: 'done',
  cancelled: 'stop',
};

export const visitTone: Record<VisitState, Tone> = {
  planned: 'us',
  confirmed: 'hand',
  travelling: 'hand',
  on_site: 'hand',
  done: 'done',
  cancelled: 'stop',
  no_access: 'other',
};

export const outcomeTone: Record<Outcome, Tone> = {
  fixed: 'done',
  no_fault: 'done',
  partial: 'other',
  needs_part: 'other',
  refused: 'stop',
};

export const targetRank: Record<Clock['target'], number> = { response: 0, arrival: 1, next_update: 2, resolution: 3 };

export const segmentWord: Record<Segment['kind'], `clock.${'running' | 'closed' | 'paused' | 'retargeted'}`> = {
  running: 'clock.running',
  closed: 'clock.closed',
  paused: 'clock.paused',
  retargeted: 'clock.retargeted',
};

/** The views in the order the rail shows them. */
export const views: ViewName[] = inOrder({ open: 0, mine: 1, unassigned: 2, reported: 3, overdue: 4, waiting: 5, resolved: 6 });

function inOrder(rank: Record<keyof Counts, number>): ViewName[] {
  return (Object.keys(rank) as ViewName[]).sort((one, other) => rank[one] - rank[other]);
}

export type MoveName = keyof (Words)['moves'];

/** What ends an order: it stands last, out of the way of a quick hand. */
export const ENDS: ReadonlySet<MoveName> = new Set(['cancel', 'merge']);

/** The key that makes each move. */
export const moveLetter: Record<MoveName, string> = {
  triage: 't',
  assign: 'a',
  release: 'b',
  start: 's',
  wait: 'w',
  resume: 'u',
  hand_off: 'h',
  escalate: 'e',
  resolve: 'r',
  confirm: 'c',
  close: 'l',
  reopen: 'o',
  cancel: 'z',
  merge: 'g',
};

/** What a visit's move asks for, likeliest first; the server says which are legal. */
export const visitMoves = {
  complete: 0, arrive: 1, depart: 2, confirm: 3, reschedule: 4, report_no_access: 5, decline: 6, cancel: 7,
} satisfies Record<VisitMove, number>;

import type { Order } from './queries';

/** What the customer wants to know first, as the words to say it with. */
export type Answer = { words: string; who?: string; window?: { from: string; until: string | null }; time?: string; why?: string };

/** The headline of an order's page: the answer, not the state. */
export function answerOf(order: Order): Answer {
  switch (order.state) {
    case 'reported':
      return order.promise?.what === 'response' ? { words: 'reportedBy', time: order.promise.by_at } : { words: 'reported' };
    case 'waiting':
      return waiting(order);
    case 'cancelled':
      return { words: order.merged_into === null ? 'cancelled' : 'merged' };
    case 'resolved':
    case 'closed':
      return { words: order.state };
    default:
      return order.visit === null ? inHand(order) : visited(order.visit);
  }
}

function waiting({ wait, visit }: Order): Answer {
  if (visit !== null && (visit.state === 'confirmed' || visit.state === 'travelling')) return visited(visit);
  const why = wait?.reason ?? 'other';
  return wait?.until_at ? { words: 'waitingUntil', why, time: wait.until_at } : { words: 'waiting', why };
}

function inHand({ state, steps }: Order): Answer {
  if (state === 'triaged') return { words: 'triaged' };
  const who = [...steps].reverse().find((step) => (step.step === 'assign' || step.step === 'diagnose') && step.who)?.who;
  if (state === 'working') return who ? { words: 'workingBy', who } : { words: 'working' };
  return who ? { words: 'assigned', who } : { words: 'assignedNobody' };
}

function visited(visit: NonNullable<Order['visit']>): Answer {
  const window = visit.from_at === null ? undefined : { from: visit.from_at, until: visit.until_at };
  const who = visit.engineer;
  if (visit.state === 'on_site') return { words: 'onSite', who };
  if (visit.state === 'travelling') return window ? { words: 'leftWindow', who, window } : { words: 'left', who };
  if (visit.state === 'planned') return planned(visit.agreed, window);
  if (window === undefined) return { words: 'assigned', who };
  return { words: 'booked', who, window };
}

/** Nobody has said yes yet. What we plan for ourselves is no time to name; what was agreed is. */
function planned(agreed: boolean, window: Answer['window']): Answer {
  if (window === undefined) return { words: 'plannedOpen' };
  return agreed ? { words: 'plannedAgreed', window } : { words: 'planned' };
}

/** "陈国栋师傅": how an engineer is spoken of in Chinese; other names stand as they are. */
export const isChineseName = (name: string): boolean => /^\p{Script=Han}{2,4}$/u.test(name);

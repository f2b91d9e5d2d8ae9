import type { About } from '../outbox/kept';
import type { Done } from '../outbox/outbox';
import type { Visit } from '../types';

/** What a move is about: the order, and the visit where it is a visit's. */
export type Subject = {
  order: { key: string; number: number; title: string; state: string; version: number };
  visit?: Pick<Visit, 'key' | 'state' | 'version' | 'starts_at' | 'ends_at'>;
};

const about = ({ order }: Subject): About => ({ order: order.key, number: order.number, title: order.title });

export const visitDone = (subject: Subject, facts: Record<string, unknown> = {}): Done => ({
  subject: subject.visit?.key ?? '',
  version: subject.visit?.version ?? null,
  facts,
  about: about(subject),
  before: { state: subject.visit?.state, starts_at: subject.visit?.starts_at, ends_at: subject.visit?.ends_at, mine: true },
});

export const orderDone = (subject: Subject, facts: Record<string, unknown> = {}): Done => ({
  subject: subject.order.key,
  version: subject.order.version,
  facts,
  about: about(subject),
  before: { state: subject.order.state },
});

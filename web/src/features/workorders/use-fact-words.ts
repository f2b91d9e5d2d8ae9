import { useTranslation } from 'react-i18next';

import type { Entry, Order, Outcome } from './types';
import { isTarget, isWait } from './words';

/** What a fact says, in a few words. A kind that was added to the server and not here says that something changed. */
export function useFactWords(order: Order, entries: Entry[]): (entry: Entry) => string {
  const { t } = useTranslation();
  const names = namesIn(order, entries);

  return ({ kind, data }) => {
    const text = (name: string): string => asText(data[name]);
    const n = text('number');
    const target = isTarget(text('target')) ? t(`orders.target.${text('target') as 'response'}`) : '';
    switch (kind) {
      case 'WorkOrderTriaged':
        return t('facts.WorkOrderTriaged', { priority: text('priority') });
      case 'WorkOrderAssigned': {
        const name = names.get(text('owner'));
        return name ? t('facts.WorkOrderAssignedTo', { name }) : t('facts.WorkOrderAssigned');
      }
      case 'WorkOrderWaited':
        return t('facts.WorkOrderWaited', { why: isWait(text('reason')) ? t(`orders.wait.${text('reason') as 'other'}`) : '' });
      case 'WorkOrderResumed':
        return t(data['woke'] === true ? 'facts.WorkOrderWoke' : 'facts.WorkOrderResumed');
      case 'WorkOrderClosed':
        return t(CLOSINGS[text('how')] ?? 'facts.WorkOrderClosed');
      case 'WorkOrderReopened':
        return t('facts.WorkOrderReopened', { n: text('count') });
      case 'WorkOrderChanged':
        return t('facts.WorkOrderChanged', { fields: fieldsOf(data).map((field) => t(`fields.${field}`)).join(t('facts.and')) });
      case 'WorkOrderEscalated':
        return t('facts.WorkOrderEscalated', { level: text('level') });
      case 'WorkOrderHandedOff':
        return t('facts.WorkOrderHandedOff', { to: t(text('to') === 'rd' ? 'facts.rd' : 'facts.project') });
      case 'SlaWarned':
      case 'SlaBreached':
      case 'SlaBreachWithdrawn':
        return t(`facts.${kind}`, { target });
      case 'VisitPlanned':
      case 'VisitRescheduled':
      case 'VisitConfirmed':
      case 'VisitDeclined':
      case 'VisitDeparted':
      case 'VisitArrived':
      case 'VisitHadNoAccess':
      case 'VisitCancelled':
        return t(`facts.${kind}`, { n });
      case 'VisitCompleted':
        return t('facts.VisitCompleted', { n, outcome: t(`orders.outcome.${text('outcome') as Outcome}`) });
      default:
        return PLAIN.has(kind) ? t(`facts.${kind as PlainFact}`) : t('facts.other');
    }
  };
}

const asText = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? `${value}` : '');

const CLOSINGS: Record<string, 'facts.WorkOrderConfirmed' | 'facts.WorkOrderClosedSilence'> = {
  confirmed: 'facts.WorkOrderConfirmed',
  silence: 'facts.WorkOrderClosedSilence',
};

const PLAIN_FACTS = [
  'WorkOrderReported', 'WorkOrderReleased', 'WorkOrderStarted', 'WorkOrderResolved', 'WorkOrderCancelled', 'WorkOrderMerged',
  'DuplicateMerged', 'HandOffAnswered', 'HoldPlaced', 'HoldLifted', 'NoteAdded', 'WorkOrderLinked', 'SlaChosen', 'SlaRecounted',
] as const;
type PlainFact = (typeof PLAIN_FACTS)[number];
const PLAIN = new Set<string>(PLAIN_FACTS);

const FIELDS = ['title', 'description', 'kind', 'category', 'priority', 'impact', 'urgency', 'team', 'contact', 'site', 'asset', 'tags'] as const;

function fieldsOf(data: Entry['data']): ((typeof FIELDS)[number] | 'other')[] {
  const changed = [...Object.keys((data['fields'] ?? {})), ...((data['texts'] ?? []) as string[])];
  return changed.map((name) => FIELDS.find((field) => field === name.replace(/_id$/, '')) ?? 'other');
}

/** Facts hold keys only; these are the people whose names the page knows anyway. */
function namesIn(order: Order, entries: Entry[]): Map<string, string> {
  const people = [order.owner, order.reported_by, ...order.visits.flatMap((visit) => [visit.engineer, ...visit.mates]), ...entries.map((entry) => entry.by)];
  return new Map(people.flatMap((person) => (person ? [[person.key, person.name] as const] : [])));
}

import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { duration, MINUTE, moment } from '@/lib/time';
import { useNow } from '@/lib/now';
import { isSuit, useSuits } from '@/lib/suits';

import { FIELDS } from './order-fields';
import { valueWords } from './own/value-words';
import { isOwn } from './queue-columns';
import type { Told } from './queries';
import type { Entry } from './types';
import { useOwnFields } from './use-own-fields';
import { isDeclined, isGrade, isHanded, isOutcome, isOverruled, isTarget, isWait, isWhy, isWork } from './words';

/** What a fact says, in a few words. A kind that was added to the server and not here says that something changed. */
export function useFactWords(names: Told['names']): (entry: Entry) => string {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const suits = useSuits();
  const own = useOwnFields();
  const named = (key: unknown): string => {
    const thing = typeof key === 'string' ? names[key] : undefined;
    return thing ? nameFor(reader.language, thing) : '';
  };
  const lasted = (minutes: unknown): string => (typeof minutes === 'number' ? duration(minutes * MINUTE, reader.say) : '');
  const when = (at: unknown): string => (typeof at === 'string' ? moment(new Date(at), now, reader) : '');

  return ({ kind, data }) => {
    const text = (name: string): string => asText(data[name]);
    const n = text('number');
    const target = isTarget(text('target')) ? t(`orders.target.${text('target') as 'response'}`) : '';
    switch (kind) {
      case 'WorkOrderTriaged':
        return joined(t('facts.WorkOrderTriaged', { priority: text('priority') }), named(data['team']));
      case 'WorkOrderAssigned':
        return named(data['owner']) ? t('facts.WorkOrderAssignedTo', { name: named(data['owner']) }) : t('facts.WorkOrderAssigned');
      case 'WorkOrderWaited':
        return joined(t('facts.WorkOrderWaited', { why: isWait(text('reason')) ? t(`orders.wait.${text('reason') as 'other'}`) : '' }), data['wake_at'] ? t('facts.until', { time: when(data['wake_at']) }) : '');
      case 'WorkOrderResumed':
        return t(data['woke'] === true ? 'facts.WorkOrderWoke' : 'facts.WorkOrderResumed');
      case 'WorkOrderClosed':
        return t(CLOSINGS[text('how')] ?? 'facts.WorkOrderClosed');
      case 'WorkOrderReopened':
        return t('facts.WorkOrderReopened', { n: text('count') });
      case 'WorkOrderChanged':
        return t('facts.WorkOrderChanged', { fields: changes(data).join(t('facts.and')) });
      case 'WorkOrderEscalated':
        return joined(t('facts.WorkOrderEscalated', { level: text('level') }), named(data['to']));
      case 'WorkOrderHandedOff':
        return t('facts.WorkOrderHandedOff', { to: t(text('to') === 'rd' ? 'facts.rd' : 'facts.project') });
      case 'HandOffAnswered': {
        const state = text('state');
        return joined(t('facts.HandOffAnswered'), isHanded(state) ? t(`choices.handed.${state}`) : '');
      }
      case 'WorkOrderMerged':
        return named(data['into']) ? t('facts.WorkOrderMergedInto', { number: named(data['into']) }) : t('facts.WorkOrderMerged');
      case 'DuplicateMerged':
        return named(data['duplicate']) ? t('facts.DuplicateMergedOf', { number: named(data['duplicate']) }) : t('facts.DuplicateMerged');
      case 'ChecklistGiven':
      case 'ChecklistWithdrawn':
      case 'ChecklistUnfilled':
      case 'ChecklistFilled':
      case 'ChecklistItemFailed':
      case 'ChecklistItemMended':
      case 'ChecklistFollowedUp':
        return joined(t(`facts.${kind}`, { list: named(data['checklist']), item: named(data['item']), number: named(data['other']) }), Number(data['failed']) > 0 ? t('checks.failedCount', { count: Number(data['failed']) }) : '');
      case 'TimeEntered':
      case 'TimeCorrected':
      case 'TimeStruck': {
        const [was, is] = [lasted(data['was_minutes']), lasted(data['minutes'])];
        const told = t(`facts.${kind}`, { name: named(data['person']), kind: isWork(text('work')) ? t(`spent.kind.${text('work') as 'work'}`) : '', is });
        return kind === 'TimeCorrected' && was !== is && was && is ? joined(told, t('facts.timeFromTo', { was, is })) : told;
      }
      case 'MacroApplied':
        return named(data['macro']) ? t('facts.MacroApplied', { name: named(data['macro']) }) : t('facts.other');
      case 'FilesAttached':
        return t('facts.FilesAttached', { count: Array.isArray(data['files']) ? data['files'].length : 1 });
      case 'OrderDecided': {
        const counts = { able: text('able'), candidates: text('candidates') };
        return named(data['chosen']) ? t('facts.OrderDecided', { ...counts, name: named(data['chosen']) }) : t('facts.OrderDecidedNobody', counts);
      }
      case 'EngineerWished':
        return t(`facts.wished.${text('how') as 'never'}`, { name: named(data['engineer']) });
      case 'EngineerWishLifted':
        return t('facts.wished.lifted', { name: named(data['engineer']) });
      case 'OrderSent': {
        const crew = Array.isArray(data['mates']) && data['mates'].length > 0;
        return t(data['overruled'] === true ? 'facts.OrderSentByHand' : crew ? 'facts.OrderSentCrew' : 'facts.OrderSent', { name: named(data['engineer']) });
      }
      case 'OrderCrewSet':
        return t('facts.OrderCrewSet', { count: Number(data['people']) });
      case 'OrderCrewLifted':
        return t('facts.OrderCrewLifted');
      case 'CrewMateReplaced':
        return t('facts.CrewMateReplaced', { name: named(data['engineer']) });
      case 'OrderRecalled':
        return t('facts.OrderRecalled', { name: named(data['engineer']), seconds: Number(data['seconds']) });
      case 'OrderOffered':
        return named(data['engineer']) ? t('facts.OrderOffered', { name: named(data['engineer']) }) : t(text('how') === 'pool' ? 'facts.OrderPooled' : 'facts.OrderOfferedMany', { count: Number(data['count']) });
      case 'OfferDeclined': {
        const reason = text('reason');
        return joined(t('facts.OfferDeclined'), isDeclined(reason) ? t(`choices.declined.${reason}`) : '');
      }
      case 'OfferAccepted':
      case 'OffersExhausted':
        return t(`facts.${kind}`);
      case 'BoardOverruled': {
        const why = Array.isArray(data['rules']) ? data['rules'].map(asText).filter(isOverruled).map((one) => t(`facts.overruled.${one}`)) : [];
        return why.length > 0 ? t('facts.BoardOverruledFor', { why: why.join(t('facts.and')) }) : t('facts.BoardOverruled');
      }
      case 'OffersEnded':
        return t(text('state') === 'withdrawn' ? 'facts.OffersWithdrawn' : 'facts.OffersEnded');
      case 'WorkOrderRated':
        return t('facts.WorkOrderRated', { stars: text('stars') });
      case 'WorkOrderLinked':
        return named(data['other']) ? t('facts.WorkOrderLinkedTo', { number: named(data['other']) }) : t('facts.WorkOrderLinked');
      case 'SlaChosen': {
        const why = Array.isArray(data['why']) ? data['why'].map(asText).filter(isWhy).map((one) => t(`clock.why.${one}`)) : [];
        return named(data['policy']) ? joined(t('facts.SlaChosenAs', { policy: named(data['policy']) }), why.join(t('facts.and'))) : t('facts.SlaChosen');
      }
      case 'SlaWarned':
      case 'SlaBreached':
      case 'SlaBreachWithdrawn':
        return t(`facts.${kind}`, { target });
      case 'VisitPlanned':
      case 'VisitRescheduled':
        return joined(t(`facts.${kind}`, { n }), named(data['engineer']), when(data['starts_at']));
      case 'AppointmentHeld':
      case 'AppointmentFreed':
      case 'AppointmentConfirmed':
      case 'AppointmentCancelled':
        return joined(t(`facts.${kind}`), when(data['from_at']));
      case 'VisitDeclined': {
        const reason = text('reason');
        return joined(t('facts.VisitDeclined', { n }), isDeclined(reason) ? t(`choices.declined.${reason}`) : '');
      }
      case 'VisitPutInTurn': {
        const [after, day] = [text('after_number'), text('not_before_on')];
        if (after) return t(data['after_order'] ? 'facts.VisitPutBehindOther' : 'facts.VisitPutInTurn', { n, after, order: named(data['after_order']) });
        return day ? t('facts.VisitPutNotBefore', { n, day }) : t('facts.VisitPutAnytime', { n });
      }
      case 'VisitTurnCame':
      case 'VisitOutOfTurn':
      case 'VisitBackInTurn':
      case 'VisitConfirmed':
      case 'VisitDeparted':
      case 'VisitArrived':
      case 'VisitHadNoAccess':
      case 'VisitCancelled':
        return t(`facts.${kind}`, { n });
      case 'VisitCompleted': {
        const outcome = text('outcome');
        return t('facts.VisitCompleted', { n, outcome: isOutcome(outcome) ? t(`orders.outcome.${outcome}`) : '' });
      }
      default:
        return PLAIN.has(kind) ? t(`facts.${kind as PlainFact}`) : t('facts.other');
    }
  };

  /** Each changed field, and where it is not a text from what to what. */
  function changes(data: Entry['data']): string[] {
    const fields = Object.entries((data['fields'] ?? {}) as Record<string, unknown[]>).map(([name, values]) => {
      const field = called(name);
      const [was = '', is = ''] = (Array.isArray(values) ? values : []).map((value) => (isOwn(name) ? ownValue(name, value) : valueOf(fieldOf(name), value)));
      return was === is ? field : t('facts.fromTo', { field, was: orEmpty(was), is: orEmpty(is) });
    });
    return [...fields, ...((data['texts'] ?? []) as string[]).map(called)];
  }

  /** What people call a field, the company's own by its own name. */
  function called(name: string): string {
    const field = own?.get(name);
    return field ? nameFor(reader.language, field) : isOwn(name) ? t('own.title') : t(`fields.${fieldOf(name)}`);
  }

  /** A value as the fact keeps it: several codes with commas between, yes and no by their word. */
  function ownValue(name: string, value: unknown): string {
    const [field, said] = [own?.get(name), asText(value)];
    if (field === undefined || said === '') return named(value) || said;
    if (field.type === 'flag') return t(said === 'yes' ? 'own.yes' : 'own.no');
    if (field.type === 'number') return valueWords(t, reader.language, field, Number(said));
    return valueWords(t, reader.language, field, field.type === 'multi' ? said.split(',') : said, named(value));
  }

  function orEmpty(said: string): string {
    return said === '' ? t('change.empty') : said;
  }

  function valueOf(field: KnownField, value: unknown): string {
    const said = asText(value);
    if (field === 'priority') return said && `P${said}`;
    if (field === 'impact' || field === 'urgency') return isGrade(said) ? t(`choices.${field}.${said}`) : '';
    if (field === 'suits') return suits(said.split(',').filter(isSuit));
    return named(value) || (KEYED.has(field) ? '' : said);
  }
}

const joined = (...parts: string[]): string => parts.filter(Boolean).join(' · ');
const asText = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? `${value}` : '');

const CLOSINGS: Record<string, 'facts.WorkOrderConfirmed' | 'facts.WorkOrderClosedSilence'> = {
  confirmed: 'facts.WorkOrderConfirmed',
  silence: 'facts.WorkOrderClosedSilence',
};

const PLAIN_FACTS = [
  'PersonalFieldShown',
  'WorkOrderReported', 'WorkOrderReleased', 'WorkOrderStarted', 'WorkOrderResolved', 'WorkOrderCancelled', 'HoldPlaced', 'HoldLifted', 'NoteAdded', 'SlaRecounted', 'AttachmentRemoved',
] as const;
type PlainFact = (typeof PLAIN_FACTS)[number];
const PLAIN = new Set<string>(PLAIN_FACTS);

type KnownField = (typeof FIELDS)[number] | Beside | 'other';
/** Fields whose values are keys: without a name there is nothing a person could read. */
const KEYED = new Set<KnownField>(['category', 'team', 'contact', 'site', 'asset', 'contract', 'other']);

/** What changes without being a field of the order itself: its contract follows, its wish stands beside it. */
const BESIDE = ['contract', 'suits', 'call'] as const;
type Beside = (typeof BESIDE)[number];

function fieldOf(name: string): KnownField {
  const bare = name.replace(/_id$/, '');
  return [...FIELDS, ...BESIDE].find((field) => field === bare) ?? 'other';
}

import { useTranslation } from 'react-i18next';

import { PREFIX, type Value as OwnValue } from '@/features/workorders/own/types';
import { useValueWords } from '@/features/workorders/own/value-words';
import type { OrderState, VisitState } from '@/features/workorders/types';
import { useNow } from '@/lib/now';
import { nameFor, useReader } from '@/lib/reader';
import { duration, moment } from '@/lib/time';

import { wordOf } from '../moves/dock';
import { filledIn, type Filled } from '../own/values';
import type { Kept } from '../outbox/kept';

const COMPARED = ['mine', 'state', 'starts_at', 'ends_at'] as const;
type Field = (typeof COMPARED)[number];
type Difference = { field: string; name: string; yours: string; theirs: string };
const WRONG_CLOCK_S = 120;

/** Why an operation was not taken over, what differs from what was seen, and what could be done instead. */
export function useTroubleWords() {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const own = useValueWords();
  const isVisit = (kept: Kept): boolean => kept.op.kind.startsWith('visit.');

  function value(kept: Kept, field: Field, told: unknown): string {
    if (told === null || told === undefined || told === '') return t('field.unsent.nothing');
    if (field === 'mine') return t(told === true ? 'field.unsent.me' : 'field.unsent.other');
    if (field === 'state') return isVisit(kept) ? t(`orders.visitState.${told as VisitState}`) : t(`orders.state.${told as OrderState}`);
    return typeof told === 'string' ? (field.endsWith('_at') ? moment(new Date(told), now, reader) : told) : '';
  }

  function said(field: Filled, told: OwnValue, name = ''): string {
    if ((field.type === 'person' || field.type === 'asset') && told !== null && name === '') return t('field.own.otherOne');
    return own(field, told, name) || t('field.unsent.nothing');
  }

  function why(kept: Kept): string {
    const { result } = kept;
    const move = t(wordOf(kept.op.kind));
    if (result === undefined) return '';
    const state = result.now.fields?.['state'];
    if (result.now.fields?.['mine'] === false && isVisit(kept)) return t('field.unsent.reassigned');
    if (result.code === 'illegal_visit_move' && typeof state === 'string') return t('field.unsent.illegal', { move, state: value(kept, 'state', state) });
    if (result.code === 'illegal_move' && typeof state === 'string') return t('field.unsent.illegalOrder', { move, state: value(kept, 'state', state) });
    return result.detail || t('trouble.unexpected');
  }

  function differences(kept: Kept): Difference[] {
    const fields = kept.result?.now.fields ?? {};
    const overwritten = (kept.result?.facts['fields'] ?? {}) as Record<string, { now: OwnValue }>;
    const overtaken = filledIn(kept).flatMap((one): Difference[] => {
      const stands = overwritten[`${PREFIX}${one.code}`];
      if (stands === undefined) return [];
      return [{ field: one.code, name: nameFor(reader.language, one), yours: said(one, one.value, one.name), theirs: said(one, stands.now) }];
    });
    const plain = COMPARED.filter((field) => field in fields && field in kept.before && instant(kept.before[field]) !== instant(fields[field])).map((field): Difference => ({
      field,
      name: t(`field.unsent.field.${field}`),
      yours: value(kept, field, kept.before[field]),
      theirs: value(kept, field, fields[field]),
    }));
    return [...plain, ...overtaken];
  }

  function clock(kept: Kept): string {
    const off = kept.result?.off_seconds ?? 0;
    if (Math.abs(off) < WRONG_CLOCK_S || kept.result === undefined) return '';
    return t('field.unsent.clock', { time: duration(off * 1000, reader.say), at: moment(new Date(kept.result.at), now, reader) });
  }

  /** What was filled in, field by field. */
  function filled(kept: Kept): string {
    return filledIn(kept)
      .map((one) => t('field.unsent.filled', { name: nameFor(reader.language, one), value: said(one, one.value, one.name) }))
      .join('\n');
  }

  return { why, differences, clock, filled };
}

/** The same instant is written in more than one way. */
const instant = (told: unknown): unknown => (typeof told === 'string' && /^\d{4}-\d\d-\d\dT/.test(told) ? new Date(told).getTime() : told);

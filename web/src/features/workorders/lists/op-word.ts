import type { TFunction } from 'i18next';

import type { Field } from './types';

const OPS = [
  'contains', 'not_contains', 'starts_with', 'is', 'is_not', 'empty', 'not_empty', 'eq', 'ne', 'lt', 'le', 'gt', 'ge', 'between', 'in', 'not_in',
  'has_any', 'has_all', 'has_none', 'past', 'future', 'within_next', 'more_than_ahead', 'within_last', 'more_than_ago', 'during', 'on', 'before',
  'from', 'in_working_time', 'out_of_working_time',
] as const;

/** An operator as a person says it; one of a newer server is said as it is. */
export function opWord(field: Field, op: string, t: TFunction): string {
  if (field.type === 'flag') return t('lists.op.isFlag');
  const known = OPS.find((one) => one === op);
  return known ? t(`lists.op.${known}`) : op;
}

import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';

import type { Change, Entry, Order } from './types';
import { isGrade } from './words';

/** What of an order can be put right. */
export const FIELDS = ['title', 'description', 'kind', 'category', 'priority', 'impact', 'urgency', 'team', 'sub_state', 'contact', 'site', 'asset', 'tags'] as const;
export type FieldName = (typeof FIELDS)[number];

/** One field as somebody wants it: what is sent, and how it reads. */
export type Wanted = { value: Change[FieldName]; said: string };
export type Wish = Partial<Record<FieldName, Wanted>>;

/** What somebody saw when they began to edit: the version, and the fields they set out to change. */
export type Base = { version: number; was: Partial<Record<FieldName, string>> };

export const baseOf = (order: Order, fields: readonly FieldName[]): Base => ({
  version: order.version,
  was: Object.fromEntries(fields.map((field) => [field, rawOf(order, field)])),
});

/** A field as one comparable word: keys, codes, numbers. */
export function rawOf(order: Order, field: FieldName): string {
  switch (field) {
    case 'kind':
      return order.kind.code;
    case 'category':
    case 'team':
    case 'contact':
    case 'site':
    case 'asset':
      return order[field]?.key ?? '';
    case 'tags':
      return rawOfValue(order.tags);
    default:
      return rawOfValue(order[field]);
  }
}

export const rawOfValue = (value: Change[FieldName]): string => (Array.isArray(value) ? [...value].sort().join('\n') : `${value ?? ''}`);

export const wishedFields = (wish: Wish): FieldName[] => FIELDS.filter((field) => wish[field] !== undefined);

export const bodyOf = (wish: Wish): Change => Object.fromEntries(wishedFields(wish).map((field) => [field, wish[field]?.value]));

/** The fields that somebody else has changed meanwhile to something else than is wished. */
export function touched(base: Base, wish: Wish, now: Order): FieldName[] {
  return wishedFields(wish).filter((field) => {
    const raw = rawOf(now, field);
    return raw !== base.was[field] && raw !== rawOfValue(wish[field]?.value);
  });
}

/** The moves that set a field along the way, beside an edit of it. */
const SET_BY: Record<string, FieldName[]> = {
  WorkOrderTriaged: ['kind', 'priority', 'team', 'category'],
  WorkOrderAssigned: ['team'],
  WorkOrderReleased: ['team'],
};

/** Who changed a field last, and when. */
export const lastChangeOf = (entries: Entry[], field: FieldName): Entry | undefined =>
  entries.findLast(({ kind, data }) => {
    if (kind !== 'WorkOrderChanged') return SET_BY[kind]?.includes(field) ?? false;
    return Object.keys(data['fields'] ?? {}).includes(field) || ((data['texts'] ?? []) as string[]).includes(field);
  });

/** A field of an order as it reads. */
export function useFieldWords(): (order: Order, field: FieldName) => string {
  const { t } = useTranslation();
  const { language } = useReader();
  return (order, field) => {
    switch (field) {
      case 'title':
      case 'description':
        return order[field];
      case 'kind':
        return nameFor(language, order.kind);
      case 'category':
      case 'team':
        return order[field] ? nameFor(language, order[field]) : '';
      case 'contact':
      case 'site':
      case 'asset':
        return order[field]?.name ?? '';
      case 'priority':
        return `P${order.priority}`;
      case 'impact':
      case 'urgency': {
        const grade = `${order[field] ?? ''}`;
        return isGrade(grade) ? t(`choices.${field}.${grade}`) : '';
      }
      case 'sub_state':
        return order.sub_state_name ? nameFor(language, order.sub_state_name) : order.sub_state;
      case 'tags':
        return order.tags.join(t('facts.and'));
    }
  };
}

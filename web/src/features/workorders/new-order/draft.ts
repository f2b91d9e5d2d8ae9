import { useCallback, useEffect, useState } from 'react';

import { newKey } from '@/api/ids';
import { remembered } from '@/lib/storage';
import { isSuit, type Suit } from '@/lib/suits';

import type { Values } from '../own/types';

export type Grade = 1 | 2 | 3;

/** What was taken down so far. `key` will be the order's: however often it is sent, it is one order. */
export type Draft = {
  key: string;
  customer: string | null;
  contact: string | null;
  asset: string | null;
  site: string | null;
  title: string;
  description: string;
  call_name: string;
  call_phone: string;
  suits: Suit[];
  kind: string | null;
  category: string | null;
  channel: 'phone' | 'wechat' | 'email' | 'web' | 'qr';
  impact: Grade | null;
  urgency: Grade | null;
  priority: number | null;
  custom: Values;
};

export const fresh = (): Draft => ({
  key: newKey(),
  customer: null,
  contact: null,
  asset: null,
  site: null,
  title: '',
  description: '',
  call_name: '',
  call_phone: '',
  suits: [],
  kind: null,
  category: null,
  channel: 'phone',
  impact: null,
  urgency: null,
  priority: null,
  custom: {},
});

export const isBegun = (draft: Draft): boolean => draft.customer !== null || draft.title.trim() !== '' || draft.description.trim() !== '';

/** A draft that was kept, as far as it can still be read; what an older version of the page kept is taken over. */
export function readDraft(kept: string): Draft {
  const empty = fresh();
  try {
    const told: unknown = JSON.parse(kept);
    if (typeof told !== 'object' || told === null) return empty;
    const known = Object.entries(told).filter(([name, value]) => name in empty && fits(empty[name as keyof Draft], value));
    return { ...empty, ...(Object.fromEntries(known) as Partial<Draft>) };
  } catch {
    return empty;
  }
}

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const fits = (like: unknown, value: unknown): boolean =>
  isRecord(like) ? isRecord(value) : Array.isArray(like) ? Array.isArray(value) && value.every((one) => typeof one === 'string' && isSuit(one)) : typeof like === 'string' ? typeof value === 'string' : value === null || typeof value === 'string' || typeof value === 'number';

/** The draft of a person in this browser: it outlives the page, the sign-in and the browser. */
export function useDraft(person: string) {
  const [store] = useState(() => remembered<string>(`draft.new-order.${person}`, ''));
  const [draft, setDraft] = useState(() => readDraft(store.get()));
  useEffect(() => store.set(isBegun(draft) ? JSON.stringify(draft) : ''), [store, draft]);
  const change = useCallback((changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes })), []);
  const startOver = useCallback((known: Partial<Draft> = {}) => setDraft({ ...fresh(), ...known }), []);
  return { draft, change, startOver };
}

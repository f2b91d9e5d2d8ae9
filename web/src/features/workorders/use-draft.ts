import { useEffect, useState } from 'react';

import { remembered } from '@/lib/storage';

import { keepDraft, readDraft, type Draft } from './composer-text';

/** What a person is writing on an order, kept in this browser: it outlives the page, the line and the sign-in. */
export function useDraft(person: string, order: string): [Draft, (draft: Draft) => void] {
  const [kept] = useState(() => remembered<string>(`draft.${person}.${order}`, ''));
  const [draft, setDraft] = useState(() => readDraft(kept.get()));
  useEffect(() => kept.set(keepDraft(draft)), [kept, draft]);
  return [draft, setDraft];
}

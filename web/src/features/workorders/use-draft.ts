import { useEffect, useState, type Dispatch, type SetStateAction } from 'react';

import { remembered } from '@/lib/storage';

import { keepDraft, NOTHING, readDraft, type Draft } from './composer-text';

/** What a person is writing on an order, kept in this browser: it outlives the page, the line and the sign-in; at last what drops what is kept, page or no page. */
export function useDraft(person: string, order: string): [Draft, Dispatch<SetStateAction<Draft>>, () => void] {
  const [kept] = useState(() => remembered<string>(`draft.${person}.${order}`, ''));
  const [draft, setDraft] = useState(() => readDraft(kept.get()));
  useEffect(() => kept.set(keepDraft(draft)), [kept, draft]);
  return [draft, setDraft, () => kept.set(keepDraft(NOTHING))];
}

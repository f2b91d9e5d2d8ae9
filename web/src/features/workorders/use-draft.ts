import { useEffect, useState, type Dispatch, type SetStateAction } from 'react';

import { remembered } from '@/lib/storage';

import { keepDraft, NOTHING, readDraft, type Draft } from './composer-text';

/** Who shows a draft now, by its name: the page on which it was sent may have been left, and come back to. */
const shown = new Map<string, Set<(sent: Draft) => void>>();

/** What a person is writing on an order, kept in this browser: it outlives the page, the line and the sign-in; at last what is told when it was sent, page or no page. */
export function useDraft(person: string, order: string): [Draft, Dispatch<SetStateAction<Draft>>, (sent: Draft) => void] {
  const [name] = useState(`draft.${person}.${order}`);
  const [kept] = useState(() => remembered<string>(name, ''));
  const [draft, setDraft] = useState(() => readDraft(kept.get()));
  useEffect(() => kept.set(keepDraft(draft)), [kept, draft]);
  useEffect(() => {
    const drop = (sent: Draft): void => setDraft((now) => (now.text === sent.text ? { ...NOTHING, isPublic: now.isPublic } : now));
    const all = shown.get(name) ?? new Set();
    shown.set(name, all.add(drop));
    return () => void all.delete(drop);
  }, [name]);

  /** It would stand there again otherwise, to be sent twice; what was written since stays. */
  function dropSent(sent: Draft): void {
    if (readDraft(kept.get()).text === sent.text) kept.set(keepDraft(NOTHING));
    for (const drop of shown.get(name) ?? []) drop(sent);
  }

  return [draft, setDraft, dropSent];
}

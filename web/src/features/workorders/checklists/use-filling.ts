import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { answerChecklist, answered, checklistsQuery, followUp } from './queries';
import type { Checklist, Checklists, Item, Value } from './types';

/** Fills in the lists of an order from the desk: shown at once, written one after the other, put back if refused. */
export function useFilling(order: string) {
  const client = useQueryClient();
  const { queryKey } = checklistsQuery(order);
  const [trouble, setTrouble] = useState<unknown>();
  const [asking, setAsking] = useState('');

  async function answer(list: Checklist, item: Item, value: Value): Promise<void> {
    setTrouble(undefined);
    await client.cancelQueries({ queryKey });
    client.setQueryData(queryKey, (now: Checklists | undefined) => now && withAnswer(now, list.key, item.key, value));
    try {
      client.setQueryData(queryKey, await answerChecklist(list.key).run({ item: item.key, ...value }));
      answered(client, order);
    } catch (error) {
      setTrouble(error);
      await client.invalidateQueries({ queryKey });
    }
  }

  async function follow(list: Checklist, item: Item): Promise<void> {
    setTrouble(undefined);
    setAsking(item.key);
    try {
      await followUp(list.key).run({ item: item.key });
      await client.invalidateQueries({ queryKey });
      answered(client, order);
    } catch (error) {
      setTrouble(error);
    }
    setAsking('');
  }

  return { answer, follow, asking, trouble };
}

export type Filling = ReturnType<typeof useFilling>;

/** The lists with one more answer, which the server has not confirmed. */
function withAnswer(now: Checklists, list: string, item: string, value: Value): Checklists {
  const at = new Date().toISOString();
  const given = { item, ...value, lost: 0, by: null, at, recorded_at: at };
  return { ...now, rows: now.rows.map((one) => (one.key === list ? { ...one, answers: [...one.answers, given] } : one)) };
}

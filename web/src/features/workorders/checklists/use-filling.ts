import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { answerChecklist, answered, checklistsQuery, followUp, putAway as putAwayWrite } from './queries';
import type { Checklist, Checklists, Item, Value } from './types';

type Given = { list: string; item: string; value: Value };

/** Fills in the lists of an order from the desk: shown at once, written one after the other, put back if refused. */
export function useFilling(order: string) {
  const client = useQueryClient();
  const { queryKey } = checklistsQuery(order);
  const [trouble, setTrouble] = useState<unknown>();
  const [asking, setAsking] = useState('');
  const unwritten = useRef<Given[]>([]);
  const before = useRef<Promise<void>>(Promise.resolve());

  async function answer(list: Checklist, item: Item, value: Value): Promise<void> {
    const given = { list: list.key, item: item.key, value };
    setTrouble(undefined);
    unwritten.current.push(given);
    await client.cancelQueries({ queryKey });
    client.setQueryData(queryKey, (now: Checklists | undefined) => now && withAnswer(now, given));
    before.current = before.current.then(() => write(given));
    await before.current;
  }

  /** What the server says of one answer knows nothing of those that are still to come: they go on being shown. */
  async function write(given: Given): Promise<void> {
    const done = (): void => void (unwritten.current = unwritten.current.filter((one) => one !== given));
    try {
      const stands = await answerChecklist(given.list).run({ item: given.item, ...given.value });
      done();
      client.setQueryData(queryKey, unwritten.current.reduce(withAnswer, stands));
      answered(client, order);
    } catch (error) {
      done();
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

  async function putAway(list: Checklist): Promise<void> {
    setTrouble(undefined);
    setAsking(list.key);
    try {
      client.setQueryData(queryKey, await putAwayWrite(list.key).run(null));
      answered(client, order);
    } catch (error) {
      setTrouble(error);
    }
    setAsking('');
  }

  return { answer, follow, putAway, asking, trouble };
}

export type Filling = ReturnType<typeof useFilling>;

/** The lists with one more answer, which the server has not confirmed. */
function withAnswer(now: Checklists, { list, item, value }: Given): Checklists {
  const at = new Date().toISOString();
  const given = { item, ...value, lost: 0, by: null, at, recorded_at: at };
  return { ...now, rows: now.rows.map((one) => (one.key === list ? { ...one, answers: [...one.answers, given] } : one)) };
}

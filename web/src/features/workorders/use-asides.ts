import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import type { Write } from '@/api/write';
import { dropDraft } from '@/ui/sheet-drafts';

import type { Asked } from './need-values';
import { answerHandOff, liftHold, linkOrder, placeHold, watchOrder, written } from './queries';
import type { HandOff, Order } from './types';

/** What one does beside the moves: block an order, link another, say how far R&D is. */
export type Aside = { what: 'hold' } | { what: 'link' } | { what: 'answer'; handOff: HandOff };
export type AsideName = Aside['what'] | 'lift' | 'watch';

const ANSWERS: Record<string, string[]> = { sent: ['accepted', 'done', 'rejected'], accepted: ['done', 'rejected'] };

/** Whether the other side still owes an answer. */
export const isOpenHandOff = (handOff: HandOff): boolean => handOff.state in ANSWERS;

export function asksForAside(aside: Aside): Asked[] {
  switch (aside.what) {
    case 'hold':
      return [{ name: 'hold', type: 'text', required: true, choices: [] }];
    case 'link':
      return [{ name: 'other_order', type: 'order', required: true, choices: [] }];
    case 'answer':
      return [
        { name: 'handed', type: 'choice', required: true, choices: ANSWERS[aside.handOff.state] ?? [] },
        { name: 'answer', type: 'text', required: false, choices: [] },
        { name: 'reference', type: 'line', required: false, choices: [] },
      ];
  }
}

export function useAsides(order: Order) {
  const client = useQueryClient();
  const [asking, setAsking] = useState<Aside>();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<{ name: AsideName; error: unknown }>();

  const writes = useRef(new Map<string, unknown>());

  /** One write for each thing that is done: pressing again after a cut line is the same, and happens once. */
  async function run<Content>(name: AsideName, make: () => Write<Content, Order>, content: Content, of = ''): Promise<void> {
    const known = `${name} ${of}`;
    const write = (writes.current.get(known) as Write<Content, Order> | undefined) ?? make();
    writes.current.set(known, write);
    setBusy(true);
    setTrouble(undefined);
    try {
      written(client, await write.run(content));
      dropDraft(`${order.key} ${name}`);
      setAsking(undefined);
    } catch (error) {
      setTrouble({ name, error });
    } finally {
      setBusy(false);
    }
  }

  function submit(aside: Aside, facts: Record<string, unknown>): void {
    const text = (name: string): string => (typeof facts[name] === 'string' ? facts[name] : '');
    if (aside.what === 'hold') void run('hold', () => placeHold(order.key), { reason: text('hold') });
    else if (aside.what === 'link') void run('link', () => linkOrder(order.key), { other: text('other_order') });
    else {
      const state = text('handed') as 'accepted' | 'done' | 'rejected';
      void run('answer', () => answerHandOff(order.key, aside.handOff.key), { state, answer: text('answer'), reference: text('reference') }, aside.handOff.key);
    }
  }

  function begin(aside: Aside): void {
    setTrouble(undefined);
    setAsking(aside);
  }

  return {
    asking,
    busy,
    trouble,
    begin,
    submit,
    lift: (hold: string) => void run('lift', () => liftHold(order.key), { hold }),
    watch: (watching: boolean) => void run('watch', () => watchOrder(order.key), { watching }),
    dismiss: () => {
      setAsking(undefined);
      setTrouble(undefined);
    },
  };
}

export type Asides = ReturnType<typeof useAsides>;

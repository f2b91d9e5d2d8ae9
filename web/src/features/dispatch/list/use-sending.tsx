import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { lazy, Suspense, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import type { Write } from '@/api/write';
import { useProblemWords } from '@/ui/problem-words';

import { useOfferWords } from '../offers/use-offer-words';
import { asked, decideOrder, keepSuggestion, listsAgain, offerAsDecided, sendAsDecided, sent, type Send } from '../queries';
import type { Decision, Sending, WaitingOrder } from '../types';
import { useSentBar } from '../undo/use-sent-bar';
import { useDispatchWords } from '../use-words';

const PromiseSheet = lazy(() => import('../decision/promise-sheet').then((file) => ({ default: file.PromiseSheet })));

/** Somebody was quicker, the slot has begun, or wishes were changed: then everybody is weighed again, and the reader looks once more. */
const OVERTAKEN = new Set(['double_booked', 'time_kept', 'decision_too_old', 'sent_already', 'wished_since']);
/** Somebody has had engineers asked since the list was read. */
const ASKED = 'offered_already';
/** They would come outside the window that the customer was promised. */
const PROMISED = 'promised_window';

type Order = Pick<WaitingOrder, 'key' | 'number'>;
type Over = { over_promise: true; reason: string };
type Leaving = { order: Order; step: 'send' | 'ask'; says: string; save: (reason: string) => Promise<void>; onClose: () => void };
export type SendTrouble = { order: string; text: string };

/**
 * Sends whom a decision chose, asks them first, or has the order decided anew; each decision is sent once, however often
 * somebody presses. `sheet` asks why a promised window is left, where they would come outside it.
 */
export function useSending() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const { when } = useDispatchWords();
  const sentBar = useSentBar();
  const [busy, setBusy] = useState('');
  const [trouble, setTrouble] = useState<SendTrouble>();
  const [leaving, setLeaving] = useState<Leaving>();
  const { namesOf } = useOfferWords();
  const writes = useRef(new Map<string, Write<Send, Sending>>());
  const asks = useRef(new Map<string, ReturnType<typeof offerAsDecided>>());

  async function decide(order: Order, without: string[] = []): Promise<void> {
    setBusy(order.key);
    setTrouble(undefined);
    try {
      keepSuggestion(client, order.key, await decideOrder(order.key).run({ without, only: [] }));
    } catch (error) {
      setTrouble({ order: order.key, text: problemWords(error) });
    } finally {
      setBusy('');
    }
  }

  async function accept(order: Order, { key: decision, starts_at: startsAt, crew }: Pick<Decision, 'key' | 'starts_at' | 'crew'>): Promise<boolean> {
    setBusy(order.key);
    setTrouble(undefined);
    const write = writes.current.get(decision) ?? sendAsDecided(order.key, decision);
    writes.current.set(decision, write);
    try {
      const done = await knowingly(order, 'send', (over) => write.run({ ...over }));
      if (done === undefined) return false;
      const people = crew?.members.length ?? 1;
      const name = people > 1 ? t('crews.andMore', { name: done.engineer.name, count: people }) : done.engineer.name;
      const facts = { number: order.number, name, when: startsAt ? when(startsAt) : '' };
      sentBar({ order, decision, text: t(done.visit && startsAt ? 'dispatch.sentAt' : 'dispatch.sent', facts) });
      sent(client, order.key);
      return true;
    } catch (error) {
      await refused(order, error);
      return false;
    } finally {
      setBusy('');
    }
  }

  /** Asks first, as the policy has it; where that sends outright, the one it found. */
  async function ask(order: Order, decision: string): Promise<void> {
    setBusy(order.key);
    setTrouble(undefined);
    const write = asks.current.get(decision) ?? offerAsDecided(order.key, decision);
    asks.current.set(decision, write);
    try {
      const round = await knowingly(order, 'ask', (over) => write.run({ ...over }));
      if (round === undefined) return;
      void message.success(t('desk.offered.asked', { number: order.number, names: namesOf(round), time: when(round.expires_at) }));
      asked(client, order.key);
    } catch (error) {
      await refused(order, error);
    } finally {
      setBusy('');
    }
  }

  /** Out of the window the customer was promised nobody is sent or asked without a reason: it is asked for, and tried once more. Undefined: not then. */
  async function knowingly<T>(order: Order, step: Leaving['step'], run: (over?: Over) => Promise<T>): Promise<T | undefined> {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof Problem && error.code === PROMISED)) throw error;
      return new Promise((resolve) => {
        const onClose = (): void => {
          setLeaving(undefined);
          resolve(undefined);
        };
        setLeaving({ order, step, says: problemWords(error), save: async (reason) => resolve(await run({ over_promise: true, reason })), onClose });
      });
    }
  }

  /** What was overtaken is weighed again, and the reader looks once more; the rest is told as it is. */
  async function refused(order: Order, error: unknown): Promise<void> {
    const text = problemWords(error);
    if (error instanceof Problem && OVERTAKEN.has(error.code)) {
      await decide(order);
      setTrouble({ order: order.key, text: t('dispatch.overtaken', { why: text }) });
    } else if (error instanceof Problem && error.code === ASKED) {
      listsAgain(client);
      void message.warning(t('desk.offered.changed'));
    } else setTrouble({ order: order.key, text });
  }

  const sheet: ReactNode = (
    <Suspense>{leaving && <PromiseSheet number={leaving.order.number} step={leaving.step} says={leaving.says} save={leaving.save} onClose={leaving.onClose} />}</Suspense>
  );
  return { busy, trouble, accept, ask, decide, sheet };
}

import { useTranslation } from 'react-i18next';

import { isNothing } from '@/features/workorders/own/asked';
import type { Shown, Values } from '@/features/workorders/own/types';

import { MoveSheet, useAsking } from '../moves/move-sheet';
import type { Order } from '../types';
import { OwnInputs } from './inputs';
import { filledOf } from './own-draft';
import { allRight, useOwn } from './use-own';
import { changesOf, seenWith } from './values';

/** `seen`: how a field stood when it was first written into; what others made of it since is told apart by that. */
type Draft = { own: Values; names: Record<string, string>; seen: Values };

/** Fills in what the company asks for, line or no line. */
export function FillSheet({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation();
  const asking = useAsking<Draft>(`field.fill.${order.key}`, () => ({ own: {}, names: {}, seen: {} }));
  const { draft, change, act, forget } = asking;
  const { items, stood, customer } = useOwn(order.key, draft.own);
  const kept = items.filter((field) => isRequiredBy(order, field) && !isNothing(stood.find((one) => one.code === field.code)?.value));

  async function send(): Promise<boolean> {
    const custom = changesOf(items, stood, draft.own);
    const codes = Object.keys(custom);
    if (codes.length === 0) return true;
    return act('order.fill', {
      subject: order.key,
      version: order.version,
      facts: { custom, seen: Object.fromEntries(Object.entries(draft.seen).filter(([code]) => codes.includes(code))) },
      about: { order: order.key, number: order.number, title: order.title },
      before: { state: order.state, filled: filledOf(items, custom, draft.names) },
    });
  }

  return (
    <MoveSheet
      asking={asking}
      title={t('own.title')}
      word={t('own.keep')}
      ready={allRight(items, kept, draft.own)}
      onSend={send}
      onClose={(done) => {
        if (!done && Object.keys(draft.own).length === 0) forget();
        onClose();
      }}
    >
      <OwnInputs
        items={items}
        values={draft.own}
        names={draft.names}
        customer={customer}
        required={(field) => isRequiredBy(order, field)}
        unwritten={(field, value) => (kept.some((one) => one.code === field.code) && isNothing(value) ? asking.unwritten('', field.name) : undefined)}
        onChange={(code, value, name) =>
          change({ own: { ...draft.own, [code]: value }, names: name ? { ...draft.names, [String(value)]: name } : draft.names, seen: seenWith(draft.seen, draft.own, stood, code) })
        }
      />
    </MoveSheet>
  );
}

/** Whether a step the order has made requires it. */
const isRequiredBy = (order: Order, { required_at: step }: Pick<Shown, 'required_at'>): boolean =>
  step === 'report' || (step === 'triage' && order.triaged_at !== null) || (step === 'resolve' && order.resolved_at !== null);

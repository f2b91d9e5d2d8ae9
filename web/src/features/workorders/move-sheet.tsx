import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { draftOf, dropDraft, keepDraft } from '@/ui/sheet-drafts';

import { MoveTrouble } from './move-trouble';
import { NeedSheet } from './need-sheet';
import { startOf } from './need-values';
import { changesOf, lackingOf, useAsked } from './own/asked';
import type { Value, Values } from './own/types';
import type { Order } from './types';
import { ownDraft, type Facts, type KnownMove, type Moves } from './use-moves';
import { isHint } from './words';

type Props = { order: Order; move: KnownMove; moves: Moves };

/** Asks for the facts a move needs, as the server names them, with sensible defaults. */
export function MoveSheet({ order, move, moves }: Props) {
  const { t } = useTranslation();
  const name = t(`moves.${move.move}`);
  const step = move.asks.length > 0 && (move.move === 'triage' || move.move === 'resolve') ? move.move : undefined;
  const draft = ownDraft(order.key, move.move);
  const [values, setValues] = useState<Values>(() => (draftOf(draft) as Values | undefined) ?? {});
  const [lacking, setLacking] = useState<string[]>([]);
  const own = useAsked(step && order.kind.code, {}, values, order.key);

  function change(code: string, value: Value): void {
    const next = { ...values, [code]: value };
    setValues(next);
    keepDraft(draft, {}, next);
  }

  /** What the form requires by then is asked for in the same sheet and written with the move. */
  function submit(facts: Facts): void {
    if (step === undefined) return void moves.make(move.move, facts);
    const stood = own.items.map((one) => ({ ...one, value: order.custom.find((held) => held.code === one.code)?.value ?? null }));
    const open = lackingOf(stood, values, STEPS[step]).map((one) => one.code);
    setLacking(open);
    if (open.length === 0) void moves.make(move.move, { ...facts, custom: changesOf(stood, values) });
  }

  return (
    <NeedSheet
      order={order}
      title={name}
      okText={name}
      hint={isHint(move.move) ? t(`sheet.hint.${move.move}`) : undefined}
      needs={move.needs}
      start={(now) => startOf(move.needs, order, now)}
      danger={move.move === 'cancel'}
      draft={`${order.key} ${move.move}`}
      busy={moves.busy}
      trouble={moves.trouble && <MoveTrouble trouble={moves.trouble} />}
      own={step && { items: own.items, lacking, values, change, steps: STEPS[step] }}
      onSubmit={submit}
      onDismiss={() => {
        dropDraft(draft);
        moves.dismiss();
      }}
    />
  );
}

const STEPS = { triage: ['report', 'triage'], resolve: ['report', 'triage', 'resolve'] } as const;

import { useTranslation } from 'react-i18next';

import { MoveTrouble } from './move-trouble';
import { NeedSheet } from './need-sheet';
import { startOf } from './need-values';
import type { Order } from './types';
import type { KnownMove, Moves } from './use-moves';
import { isHint } from './words';

type Props = { order: Order; move: KnownMove; moves: Moves };

/** Asks for the facts a move needs, as the server names them, with sensible defaults. */
export function MoveSheet({ order, move, moves }: Props) {
  const { t } = useTranslation();
  const name = t(`moves.${move.move}`);
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
      onSubmit={(facts) => void moves.make(move.move, facts)}
      onDismiss={moves.dismiss}
    />
  );
}

import { useTranslation } from 'react-i18next';

import type { BoardState } from '../use-board';
import { OrderPanel } from './order-panel';
import { VisitPanel } from './visit-panel';

/** What is known of the one that is looked at: a waiting order with its decision, or a visit of the board. */
export function SidePanel({ board, className }: { board: BoardState; className: string | undefined }) {
  const { t } = useTranslation();
  const { row, visit, choose, mayMove, moves, holding } = board;
  const close = (): void => choose({});
  if (row)
    return (
      <aside className={className} aria-label={t('dispatch.panel')}>
        <OrderPanel key={row.order.key} row={row} still={holding} onSent={board.sentOne} onClose={close} />
      </aside>
    );
  if (!visit?.order) return null;
  return (
    <aside className={className} aria-label={t('board.visit')}>
      <VisitPanel visit={visit} order={visit.order} zone={board.zone} mayMove={mayMove && !moves.instead.has(visit.key)} nameOf={board.nameOf} onLift={() => board.lift(visit)} onTakeOff={() => board.takeOff(visit)} onClose={close} />
    </aside>
  );
}

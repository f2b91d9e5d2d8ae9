import { useTranslation } from 'react-i18next';

import { NeedSheet } from './need-sheet';
import { startOf, type Filled } from './need-values';
import type { Question } from './use-batch';
import { isHint } from './words';

type Props = { question: Question; onSubmit: (facts: Record<string, unknown>) => void; onDismiss: () => void };

/** Asks once for the facts of a move that is made of one order, or of many. */
export function QueueSheet({ question: { move, rows, order }, onSubmit, onDismiss }: Props) {
  const { t } = useTranslation();
  const name = t(`moves.${move.move}`);
  const several = rows.length > 1;
  return (
    <NeedSheet
      order={order}
      title={several ? t('queue.sheetTitle', { what: name, count: rows.length }) : t('queue.sheetOne', { what: name, number: t('orders.number', { number: order.number }) })}
      okText={name}
      hint={isHint(move.move) ? t(`sheet.hint.${move.move}`) : undefined}
      needs={move.needs}
      start={(now) => (several ? startOfMany(startOf(move.needs, order, now)) : startOf(move.needs, order, now))}
      danger={move.move === 'cancel'}
      busy={false}
      trouble={several ? <p>{t('queue.sheetMany')}</p> : null}
      onSubmit={onSubmit}
      onDismiss={onDismiss}
    />
  );
}

/** What one order has of its own is no beginning for many: left empty, each keeps its own. */
function startOfMany(start: Filled): Filled {
  return Object.fromEntries(Object.entries(start).filter(([name]) => name !== 'priority' && name !== 'team'));
}

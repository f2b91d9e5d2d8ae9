import { useInfiniteQuery } from '@tanstack/react-query';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { DueChip } from '@/features/workorders/due-chip';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';
import { ListBody } from '@/ui/list-page';

import { OrderItem } from '../../list/order-item';
import { DISPATCH } from '../../paths';
import { undecidedQuery } from '../../queries';
import type { Waiting } from '../../types';
import type { Layers } from '../gantt/layers';
import { useDispatchWords } from '../../use-words';
import styles from './undecided-column.module.css';
import { UNDECIDED, type Stand } from './use-list-over';

type Props = { rows: Waiting[]; /** Orders of remote work: they take no time of the board. */ remote: number; chosen: string; mayMove: boolean; layers: Layers; stand: Stand; onClose: () => void; onChoose: (order: string) => void };

/** What waits for somebody, the most urgent first: to be dragged onto the board, or taken up by P. */
export const UndecidedColumn = memo(function UndecidedColumn({ rows, remote, chosen, mayMove, layers: { isList }, stand, onClose, onChoose }: Props) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(undecidedQuery);
  return (
    <section ref={isList} id={UNDECIDED} className={styles['column']} aria-label={t('board.undecided')} data-back="false" data-stand={stand}>
      <p className={styles['back']} aria-hidden="true">
        {t('board.letGoBack')}
      </p>
      <header className={styles['head']}>
        <h2>{t('board.undecided')}</h2>
        <span>{t(list.hasNextPage ? 'desk.more' : 'board.orders', { n: rows.length, count: rows.length })}</span>
        <span className={styles['grow']} />
        <Link to={DISPATCH}>{t('board.asList')}</Link>
        {stand === 'over' && (
          <Button look="quiet" size="small" square aria-label={t('board.close')} title={t('board.close')} onClick={onClose}>
            <Icon name="cross" size={14} />
          </Button>
        )}
      </header>
      <div className={styles['body']} tabIndex={-1}>
        <ListBody reading={list} count={rows.length} empty={<p className={styles['empty']}>{t('board.allSent')}</p>}>
          <ol className={mayMove ? styles['takeable'] : undefined}>
            {rows.map((row) => (
              <OrderItem key={row.order.key} order={row.order} chosen={row.order.key === chosen} skill={row.suggestion?.skill} chip={<DueChip row={row.order} />} onChoose={() => onChoose(row.order.key)}>
                <Suggested row={row} />
              </OrderItem>
            ))}
          </ol>
        </ListBody>
      </div>
      <footer className={styles['foot']}>
        {remote > 0 && <Link to={DISPATCH}>{t('board.remote', { count: remote })}</Link>}
        {mayMove && rows.length > 0 && (
          <span>
            {t('board.takeHint')} <Kbd>P</Kbd>
          </span>
        )}
      </footer>
    </section>
  );
});

/** Who would go, in a line; what it takes to know more is the panel. */
function Suggested({ row: { suggestion } }: { row: Waiting }) {
  const { t } = useTranslation();
  const words = useDispatchWords();
  if (!suggestion) return null;
  const { chosen, facts, starts_at: at } = suggestion;
  if (!chosen) return <p className={styles['nobody']}>{t('dispatch.nobody')}</p>;
  return (
    <p className={styles['who']}>
      <b>{chosen.name}</b> {at && words.begins(at, facts)} {facts && facts.work_minutes > 0 && t('dispatch.work', { time: words.lasting(facts.work_minutes) })}
    </p>
  );
}

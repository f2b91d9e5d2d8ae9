import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { orderPath } from '@/features/workorders/paths';
import { visitTone } from '@/features/workorders/status';
import { today as dayOf } from '@/lib/day';
import { Button, buttonClass } from '@/ui/button';
import { Pairs } from '@/ui/card';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';
import { Priority } from '@/ui/priority';
import { Moment } from '@/ui/said-time';
import { Tag } from '@/ui/tag';

import { daySheetPath } from '../paths';
import { movable } from '../rows';
import type { BoardOrder, BoardVisit } from '../types';
import { useBoardWords } from '../use-board-words';
import styles from './visit-panel.module.css';

type Props = { visit: BoardVisit; order: BoardOrder; zone: string; mayMove: boolean; nameOf: (engineer: string) => string; onLift: () => void; onTakeOff: () => void; onClose: () => void };

/** A visit of the board: which order, when and who, what was promised, and what holds it where it is. */
export function VisitPanel({ visit, order, zone, mayMove, nameOf, onLift, onTakeOff, onClose }: Props) {
  const { t } = useTranslation();
  const words = useBoardWords();
  const span = { from: Date.parse(visit.starts_at), until: Date.parse(visit.ends_at) };
  const free = movable(visit);
  return (
    <div className={styles['panel']}>
      <header className={styles['head']}>
        <div className={styles['line']}>
          <Priority level={order.priority} label={t('orders.priorityLabel', { p: order.priority })} />
          <Link to={orderPath(order.key, '')}>{t('orders.number', { number: order.number })}</Link>
          <span className={styles['grow']} />
          <Tag tone={visit.offered ? 'us' : visitTone[visit.state]}>{words.stateOf(visit)}</Tag>
          <Button look="quiet" size="small" square aria-label={t('board.close')} title={t('board.close')} onClick={onClose}>
            <Icon name="cross" size={14} />
          </Button>
        </div>
        <h2 dir="auto">{order.title}</h2>
        <p className={styles['soft']} dir="auto">
          {[order.customer, order.site].filter(Boolean).join(' · ')}
        </p>
      </header>
      <Pairs
        of={[
          [t('board.when'), t('board.spanOf', { day: words.day(span.from), span: words.times(span) })],
          [t('board.who'), visit.engineer === null ? t('board.nobody') : [visit.engineer, ...visit.mates].map(nameOf).join(t('people.comma'))],
          [t('board.promisedName'), words.promised(visit)],
          [t('board.arriveBy'), order.arrive_by_at && <Moment at={order.arrive_by_at} />],
          [t('board.wayName'), visit.travel_minutes === null ? null : words.lasting(visit.travel_minutes)],
        ]}
      />
      {words.troubles(visit).map((one) => (
        <p key={one} className={styles['trouble']}>
          {one}
        </p>
      ))}
      {visit.pinned !== null && <p className={styles['soft']}>{t(`board.pinned.${visit.pinned}`)}</p>}
      <footer className={styles['foot']}>
        {mayMove && free && (
          <Button size="small" onClick={onLift}>
            {t('board.lift')}
            <Kbd>↵</Kbd>
          </Button>
        )}
        {mayMove && free && (
          <Button size="small" onClick={onTakeOff}>
            {t('board.takeOff')}
            <Kbd>⌫</Kbd>
          </Button>
        )}
        <Link className={buttonClass({ size: 'small' })} to={orderPath(order.key, '')}>
          {t('board.openOrder')}
        </Link>
        {visit.engineer !== null && (
          <Link className={buttonClass({ size: 'small' })} to={daySheetPath(visit.engineer, dayOf(new Date(span.from), zone))}>
            {t('board.daySheet')}
          </Link>
        )}
      </footer>
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { DueChip } from '@/features/workorders/due-chip';
import { orderPath } from '@/features/workorders/paths';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Priority } from '@/ui/priority';

import type { WaitingOrder } from '../types';
import styles from './decision-panel.module.css';

type Props = { order: WaitingOrder; onClose?: (() => void) | undefined; /** Where closing it leads, if not back to the list. */ closing?: string | undefined };

/** Which order the panel is about, in short. */
export function PanelHead({ order, onClose, closing }: Props) {
  const { t } = useTranslation();
  return (
    <header className={styles['head']}>
      {onClose && (
        <Button look="quiet" size="small" onClick={onClose}>
          <Icon name="left" size={14} />
          {closing ?? t('dispatch.back')}
        </Button>
      )}
      <div className={styles['line']}>
        <Priority level={order.priority} label={t('orders.priorityLabel', { p: order.priority })} />
        <Link to={orderPath(order.key, '')}>{t('orders.number', { number: order.number })}</Link>
        <span className={styles['grow']} />
        <DueChip row={order} />
      </div>
      <h2 dir="auto">{order.title}</h2>
      {order.customer && (
        <p className={styles['soft']} dir="auto">
          {[order.customer.name, order.asset?.name].filter(Boolean).join(' · ')}
        </p>
      )}
    </header>
  );
}

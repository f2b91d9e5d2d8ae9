import { useTranslation } from 'react-i18next';

import { go } from '@/lib/address';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Priority } from '@/ui/priority';

import frame from './page.module.css';
import { DAY } from './paths';
import styles from './top.module.css';

/** The head of a page one comes to from another: the way back, and what this is. */
export function Top({ title, sub, priority }: { title: string; sub?: string; priority?: number }) {
  const { t } = useTranslation();
  return (
    <header className={styles['top']}>
      <Button look="quiet" square aria-label={t('field.order.back')} onClick={() => (history.length > 1 ? history.back() : go(DAY))}>
        <Icon name="left" size={20} />
      </Button>
      <div className={frame['grow']}>
        <h1 dir="auto">{title}</h1>
        {sub && <p>{sub}</p>}
      </div>
      {priority !== undefined && <Priority level={priority} label={t('orders.priorityLabel', { p: priority })} />}
    </header>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { meQuery } from '@/features/people/queries';
import { sumsOf, totalOf } from '@/features/workorders/time/reckon';
import { useTimeWords } from '@/features/workorders/time/use-time-words';
import { useNow } from '@/lib/now';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Bone } from '@/ui/skeleton';

import styles from './order-timer.module.css';
import { EnterSheet, useSheetsAhead } from './sheets';
import { SpansList } from './spans-list';
import { Timer, type TimedOrder } from './timer';
import { useOrderTime, useOwnTime } from './use-own-time';

const FIRST = 3;

/** One's own time on this order: the clock, what it came to, each span, and the way to enter what was not measured. */
export function OrderTimer({ order }: { order: TimedOrder }) {
  const { t } = useTranslation();
  const now = useNow();
  const words = useTimeWords();
  const me = useQuery(meQuery).data;
  const { running } = useOwnTime();
  const { spans, mayLog, reading } = useOrderTime(order, me?.key ?? '');
  const [entering, setEntering] = useState(false);
  const [all, setAll] = useState(false);
  useSheetsAhead();
  if (reading && me && 'workorders.work' in me.rights) return <Reading />;
  if (!mayLog && spans.length === 0) return null;
  const total = totalOf(sumsOf(spans, now));
  return (
    <section className={styles['card']} aria-label={t('spent.mine')}>
      <div className={styles['head']}>
        <h3>{t('spent.mine')}</h3>
        {total > 0 && <b>{words.length(total)}</b>}
        {mayLog && (
          <Button look="quiet" onClick={() => setEntering(true)}>
            <Icon name="plus" size={20} />
            {t('spent.enter')}
          </Button>
        )}
      </div>
      {mayLog && <Timer order={order} running={running} />}
      {spans.length > 0 && <SpansList spans={all ? spans : spans.slice(-FIRST)} />}
      {spans.length > FIRST && (
        <Button look="quiet" onClick={() => setAll(!all)}>
          {all ? t('spent.fewer') : t('spent.all', { count: spans.length })}
        </Button>
      )}
      <Suspense>{entering && <EnterSheet order={order} onClose={() => setEntering(false)} />}</Suspense>
    </section>
  );
}

/** As high as the clock: what stands below does not move under a thumb when it comes. */
function Reading() {
  const { t } = useTranslation();
  return (
    <div className={`${styles['card']} ${styles['reading']}`} role="status" aria-label={t('spent.loading')}>
      <Bone width={6} />
    </div>
  );
}

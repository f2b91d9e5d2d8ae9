import { useTranslation } from 'react-i18next';

import { sumsOf, totalOf } from '@/features/workorders/time/reckon';
import { useTimeWords } from '@/features/workorders/time/use-time-words';
import { Link } from '@/lib/address';
import { today as dayOf } from '@/lib/day';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { Icon } from '@/ui/icon';

import { orderPath, TIME } from '../paths';
import styles from './day-timer.module.css';
import { daysFrom } from './local';
import { Timer } from './timer';
import { useOwnTime } from './use-own-time';

/** What runs now, with the way to stop or switch it, and what today came to so far. Without either it takes no room. */
export function DayTimer() {
  const { t } = useTranslation();
  const [now, { zone }] = [useNow(), useReader()];
  const words = useTimeWords();
  const { query, line, running } = useOwnTime();
  const on = dayOf(now, zone);
  const sums = sumsOf(query.data === undefined ? [] : line, now, daysFrom(on, on, zone));
  if (!running && totalOf(sums) === 0) return null;
  const order = running?.order;
  return (
    <section className={styles['card']} aria-label={t('spent.mine')}>
      {running && order?.key && (
        <>
          <Link className={styles['order']} to={orderPath(order.key)}>
            <span dir="auto">{`${t('orders.number', { number: order.number })} ${order.title}`}</span>
            <Icon name="right" size={20} />
          </Link>
          <Timer order={{ key: order.key, number: order.number, title: order.title }} running={running} />
        </>
      )}
      <Link className={styles['sums']} to={TIME}>
        <span>{`${t('spent.today')} · ${words.sums(sums)}`}</span>
        <Icon name="right" size={20} />
      </Link>
    </section>
  );
}

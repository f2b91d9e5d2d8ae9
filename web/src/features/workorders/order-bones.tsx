import { useTranslation } from 'react-i18next';

import { Bone } from '@/ui/skeleton';

import styles from './order-bones.module.css';
import { TimelineBones } from './timeline-bones';

const CLOCKS = [1, 2, 3, 4];
const CARDS = [[9, 14, 12], [11, 8, 13, 10], [7, 12], [12, 9, 11]];

/** An order before it has been read, in its true shape: head, clocks, timeline, and the cards beside it. */
export function OrderBones() {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles['main']} role="status" aria-label={t('orders.loading')}>
        <div className={styles['head']}>
          <Bone width={16} />
          <Bone width={26} />
          <Bone width={20} />
          <div className={styles['clocks']}>
            {CLOCKS.map((clock) => (
              <Bone key={clock} width={8} />
            ))}
          </div>
        </div>
        <TimelineBones />
      </div>
      <div className={styles['context']}>
        {CARDS.map((widths, at) => (
          <div key={at} className={styles['card']}>
            {widths.map((width) => (
              <Bone key={width} width={width} />
            ))}
          </div>
        ))}
      </div>
    </>
  );
}

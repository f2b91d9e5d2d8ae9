import { useTranslation } from 'react-i18next';

import { Bone } from '@/ui/skeleton';

import styles from './timeline-bones.module.css';

const WIDTHS = [34, 18, 28, 22];

/** The timeline before it has been read: a few boxes with a face beside each. */
export function TimelineBones() {
  const { t } = useTranslation();
  return (
    <div className={styles['bones']} role="status" aria-label={t('timeline.loading')}>
      {WIDTHS.map((width) => (
        <div key={width} className={styles['item']}>
          <Bone width={2} />
          <div className={styles['box']}>
            <Bone width={8} />
            <Bone width={width} />
          </div>
        </div>
      ))}
    </div>
  );
}

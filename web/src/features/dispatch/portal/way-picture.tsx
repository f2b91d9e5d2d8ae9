import { Icon } from '@/ui/icon';

import styles from './arrival.module.css';

/** The way as a line to the reader's door: how much of it is done, and neither streets nor places. Where nobody knows how far they are it claims nothing. */
export function WayPicture({ percent, label }: { percent: number | null; label: string }) {
  const known = percent !== null;
  return (
    <div className={styles['way']} role="img" aria-label={label}>
      <span className={known ? styles['ahead'] : styles['unsure']} />
      {known && <span className={styles['behind']} style={{ width: `${percent}%` }} />}
      <span className={styles['van']} style={{ left: `${percent ?? 0}%` }}>
        <Icon name="truck" size={20} />
      </span>
      <span className={styles['door']}>
        <Icon name="home" size={20} />
      </span>
    </div>
  );
}

import { Bone } from '@/ui/skeleton';

import styles from './states.module.css';

/** Rows in their true shape until they are there. */
export function Bones({ label, rows = 4 }: { label: string; rows?: number }) {
  return (
    <div className={styles['bones']} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, at) => (
        <div key={at} className={styles['bone']}>
          <Bone width={3} />
          <span>
            <Bone width={12 - at} />
            <Bone width={8} />
          </span>
        </div>
      ))}
    </div>
  );
}

import { useTranslation } from 'react-i18next';

import { Bone } from '@/ui/skeleton';

import styles from './bones.module.css';

const ROWS = Array.from({ length: 10 }, (_, at) => at);

/** The board while it is on its way: rows with names, and something in each. */
export function BoardBones() {
  const { t } = useTranslation();
  return (
    <div className={styles['bones']} role="status" aria-label={t('board.loading')}>
      {ROWS.map((at) => (
        <div key={at} className={styles['row']}>
          <span className={styles['name']}>
            <Bone width={6} />
          </span>
          <span style={{ width: `${(at * 3) % 7}em` }} />
          <Bone width={6 + ((at * 5) % 4)} />
          <Bone width={4 + ((at * 7) % 6)} />
        </div>
      ))}
    </div>
  );
}

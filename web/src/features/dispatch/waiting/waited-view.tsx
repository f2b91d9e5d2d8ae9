import { useTranslation } from 'react-i18next';

import { Icon } from '@/ui/icon';

import { StopsList } from '../decision/stops-list';
import { useDispatchWords } from '../use-words';
import type { Waited } from './queries';
import styles from './waited-view.module.css';

/** Why nobody was found, since when, and what would help. */
export function WaitedView({ one, brief = false }: { one: Waited; /** What is in the way is told elsewhere, as of now. */ brief?: boolean }) {
  const { t } = useTranslation();
  const { when } = useDispatchWords();
  return (
    <div className={brief ? styles['brief'] : styles['waited']}>
      <p className={styles['lead']}>
        <Icon name="warn" size={14} />
        <b>{one.words}</b>
      </p>
      {!brief && one.lacks.length > 0 && <StopsList stops={one.lacks.map(({ rule, engineers, alone, words }) => ({ rule, count: engineers, alone, words }))} />}
      <p className={styles['soft']}>
        {t('desk.waiting.since', { time: when(one.since_at) })} · {t('desk.waiting.looked', { time: when(one.looked_at) })}
      </p>
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { Icon } from '@/ui/icon';
import { ReadTrouble } from '@/ui/read-trouble';
import { Bone } from '@/ui/skeleton';
import { sizes } from '@/ui/theme';

import { mineQuery } from '../queries';
import type { Mine } from '../types';
import { useDispatchWords } from '../use-words';
import { When } from './candidate-card';
import styles from './standing-view.module.css';

/** Why not me: one's own place when the order was decided last, and what spoke against one or for others. */
export function MineSheet({ order, onClose }: { order: string; onClose: () => void }) {
  const { t } = useTranslation();
  const mine = useQuery(mineQuery(order));
  const unknown = mine.error instanceof Problem && mine.error.status === 404;
  return (
    <Modal open title={t('dispatch.mine.title')} footer={null} onCancel={onClose} width={parseInt(sizes.sheet)} transitionName="" maskTransitionName="">
      {mine.data ? (
        <Told mine={mine.data} />
      ) : unknown ? (
        <p>{t('dispatch.mine.none')}</p>
      ) : mine.error ? (
        <ReadTrouble error={mine.error} onRetry={() => void mine.refetch()} />
      ) : (
        <div role="status" aria-label={t('dispatch.mine.loading')}>
          <Bone width={16} />
        </div>
      )}
    </Modal>
  );
}

function Told({ mine }: { mine: Mine }) {
  const { t } = useTranslation();
  const words = useDispatchWords();
  const { standing } = mine;
  return (
    <div className={styles['standing']}>
      <p>
        <b>{mine.chosen ? t('dispatch.mine.chosen') : standing.rank === null ? t('dispatch.mine.out') : t('dispatch.mine.ranked', { able: mine.able, rank: standing.rank })}</b>
      </p>
      {standing.reasons.length > 0 && (
        <ul className={styles['rules']}>
          {standing.reasons.map((reason) => (
            <li key={reason.rule}>
              <Icon name="cross" size={14} />
              <span>{reason.words}</span>
            </li>
          ))}
        </ul>
      )}
      {mine.behind.length > 0 && <p>{t('dispatch.mine.behind', { what: mine.behind.map((name) => t(`dispatch.objective.${name}.name`)).join(t('people.comma')) })}</p>}
      {mine.other_wanted && <p>{t('wishes.otherWanted')}</p>}
      <When one={standing} decidedAt={mine.at} />
      <p className={styles['soft']}>{t('dispatch.mine.by', { policy: words.policy(mine), time: words.when(mine.at) })}</p>
    </div>
  );
}

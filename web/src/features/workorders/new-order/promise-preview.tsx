import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { duration, MINUTE } from '@/lib/time';
import { Icon } from '@/ui/icon';

import { policiesQuery, previewQuery, type Case, type Policy } from '../settings/queries';
import { targetRank } from '../status';
import { isWhy } from '../words';
import styles from './promise-preview.module.css';

type Target = Policy['targets'][number];

/** What such an order would be promised, by which policy, and why that one. */
export function PromisePreview({ of }: { of: Case }) {
  const { t } = useTranslation();
  const { language, say } = useReader();
  const ranked = useQuery(previewQuery(of));
  const policies = useQuery(policiesQuery);
  const winner = ranked.data?.find((one) => one.wins);
  const policy = policies.data?.find((one) => one.key === winner?.policy.key);
  if (ranked.data && !winner) return <p className={styles['none']}>{t('newOrder.noPromise')}</p>;
  if (!winner || !policy) return <p className={styles['none']}>{t(ranked.error || policies.error ? 'newOrder.promiseFailed' : 'newOrder.promiseComing')}</p>;

  const length = (target: Target): string => {
    const told = target.minutes === null ? t('newOrder.workingDays', { count: target.working_days ?? 0 }) : duration(target.minutes * MINUTE, say);
    return target.minutes !== null && target.calendar !== null ? t('newOrder.inWorkingTime', { time: told }) : told;
  };
  const targets = policy.targets.filter((one) => one.target !== 'next_update').sort((one, other) => targetRank[one.target as 'response'] - targetRank[other.target as 'response']);
  const why = winner.why.filter(isWhy).map((one) => t(`clock.why.${one}`));

  return (
    <div className={styles['promise']} aria-live="polite">
      <Icon name="alarm" />
      <ul>
        {targets.map((one) => (
          <li key={one.target}>
            {t(`orders.target.${one.target as 'response'}`)} <b>{length(one)}</b>
          </li>
        ))}
      </ul>
      <span className={styles['why']}>
        {t('clock.policy', { policy: nameFor(language, winner.policy) })}
        {why.length > 0 && ` · ${t('clock.policyWhy', { why: why.join(t('facts.and')) })}`}
      </span>
    </div>
  );
}

import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Card, Nothing } from '@/ui/card';
import { Ago } from '@/ui/said-time';
import { Tag } from '@/ui/tag';

import styles from './health-page.module.css';
import type { Mend, Trouble } from './queries';
import { troubleWords } from './words';

type Props = { troubles: Trouble[]; busy: boolean; onMend: (what: Mend) => void };

/** Everything that did not go as it should, what needs somebody first; below it what was counted and is nothing. */
export function TroublesCard({ troubles, busy, onMend }: Props) {
  const { t } = useTranslation();
  const there = troubles.filter((one) => one.count > 0).sort((one, other) => Number(other.grave) - Number(one.grave));
  const none = troubles.filter((one) => one.count === 0);
  return (
    <Card icon="alarm" title={t('health.troubles')} lead={t('health.troublesLead')}>
      {there.length === 0 ? (
        <Nothing>{t('health.allWell')}</Nothing>
      ) : (
        <ul className={styles['list']}>
          {there.map((one) => (
            <TroubleRow key={one.code} trouble={one} busy={busy} onMend={onMend} />
          ))}
        </ul>
      )}
      {none.length > 0 && (
        <details className={styles['none']}>
          <summary>{t('health.countedNone', { count: none.length })}</summary>
          <p>{none.map((one) => troubleWords(t, one.code).name).join(' · ')}</p>
        </details>
      )}
    </Card>
  );
}

function TroubleRow({ trouble, busy, onMend }: { trouble: Trouble } & Pick<Props, 'busy' | 'onMend'>) {
  const { t } = useTranslation();
  const { name, mend } = troubleWords(t, trouble.code);
  const tries = trouble.mend;
  return (
    <li className={styles['trouble']}>
      <div className={styles['top']}>
        <Tag tone={trouble.grave ? 'us' : 'other'}>{t(trouble.grave ? 'health.grave' : 'health.noted')}</Tag>
        <b>{name}</b>
        <span className={styles['count']}>{trouble.count}</span>
        <span className={styles['when']}>{trouble.last_at && <Ago at={trouble.last_at} />}</span>
        {tries && (
          <Button size="small" disabled={busy} aria-label={`${t('health.tryAgain')} · ${name}`} onClick={() => onMend(tries)}>
            {t('health.tryAgain')}
          </Button>
        )}
      </div>
      {trouble.reasons.length > 0 && (
        <ul className={styles['reasons']}>
          {trouble.reasons.map(({ reason, count }) => (
            <li key={reason}>
              <code>{reason}</code> {count}
            </li>
          ))}
        </ul>
      )}
      <p className={styles['mend']}>{mend}</p>
    </li>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { TABLE_FITS, useMedia } from '@/lib/media';
import { useKeptScroll } from '@/lib/scroll';
import { remembered } from '@/lib/storage';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';

import { countsQuery } from './queries';
import { QueueCards } from './queue-cards';
import styles from './queue-page.module.css';
import { QueueBones, QueueTrouble, NothingHere } from './queue-states';
import { QueueTable } from './queue-table';
import { useQueue, useQueueSpot } from './use-queue';
import { useRowKeys } from './use-row-keys';
import { countWords } from './counts';

const DENSITIES = ['dense', 'roomy'] as const;
type Density = (typeof DENSITIES)[number];
const keptDensity = remembered<Density>('density', 'dense', (kept) => (DENSITIES as readonly string[]).includes(kept));

/** A queue: one view of the open orders, most urgent first. */
export function QueuePage() {
  const { t } = useTranslation();
  const spot = useQueueSpot();
  const queue = useQueue(spot);
  const counts = useQuery(countsQuery);
  const [density, setDensity] = useState(keptDensity.get());
  const wide = useMedia(TABLE_FITS);
  const body = useRef<HTMLDivElement>(null);
  useKeptScroll(body, `queue ${spot.search}`, queue.rows.length > 0);
  useRowKeys(body);

  const count = counts.data?.[spot.view];
  return (
    <section className={styles['page']} aria-labelledby="queue-title">
      <title>{`${t(`views.${spot.view}`)} · ${t('product')}`}</title>
      <header className={styles['head']}>
        <h1 id="queue-title" className={styles['title']}>
          {t(`views.${spot.view}`)}
        </h1>
        {count && <span className={styles['count']}>{countWords(count, t)}</span>}
        <span className={styles['grow']} />
        <span className={styles['order']}>
          <Icon name="sort" />
          {t('queue.urgentFirst')}
        </span>
        <DensitySwitch
          density={density}
          onChange={(next) => {
            keptDensity.set(next);
            setDensity(next);
          }}
        />
      </header>
      <div className={styles['body']} ref={body} tabIndex={-1}>
        {queue.isPending ? (
          <QueueBones wide={wide} />
        ) : queue.error && queue.rows.length === 0 ? (
          <QueueTrouble error={queue.error} onRetry={() => void queue.refetch()} />
        ) : queue.rows.length === 0 ? (
          <NothingHere view={spot.view} />
        ) : wide ? (
          <QueueTable queue={queue} search={spot.search} roomy={density === 'roomy'} />
        ) : (
          <QueueCards queue={queue} search={spot.search} />
        )}
      </div>
      <footer className={styles['foot']}>
        <span role="status">{queue.rows.length > 0 && t('queue.shown', { count: queue.rows.length })}</span>
        <span className={styles['keys']}>
          <Kbd>J</Kbd>
          <Kbd>K</Kbd>
          <span>{t('keys.move')}</span>
          <Kbd>↵</Kbd>
          <span>{t('keys.open')}</span>
          <Kbd>?</Kbd>
        </span>
      </footer>
    </section>
  );
}

function DensitySwitch({ density, onChange }: { density: Density; onChange: (next: Density) => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles['density']} role="group" aria-label={t('queue.density')}>
      {DENSITIES.map((one) => (
        <button key={one} type="button" aria-pressed={one === density} onClick={() => onChange(one)}>
          {t(`queue.${one}`)}
        </button>
      ))}
    </div>
  );
}

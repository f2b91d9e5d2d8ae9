import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { moment } from '@/lib/time';
import { Button, buttonClass } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';

import { orderPath } from '../paths';
import type { Made } from './queries';
import styles from './saved-panel.module.css';

/** The order is there: its number to read out, by when they hear from us, and what comes next. */
export function SavedPanel({ made, onNext }: { made: Made; onNext: () => void }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const [now, reader] = [useNow(), useReader()];
  const number = t('orders.number', { number: made.number });
  const response = made.clocks.find((one) => one.target === 'response');

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(number);
    setCopied(true);
  }

  return (
    <section className={styles['saved']} aria-labelledby="made-number">
      <p className={styles['lead']}>
        <Icon name="check" />
        {t('newOrder.saved')}
      </p>
      <h1 id="made-number" className={styles['number']}>
        {number}
        <Button look="quiet" square onClick={() => void copy()} aria-label={t(copied ? 'orders.copied' : 'orders.copy')} title={t(copied ? 'orders.copied' : 'orders.copy')}>
          <Icon name={copied ? 'check' : 'copy'} />
        </Button>
      </h1>
      <p className={styles['title']}>{made.title}</p>
      <p className={styles['say']}>
        {response && !response.stopped_at ? t('newOrder.tellBoth', { number, time: moment(new Date(response.due_at), now, reader) }) : t('newOrder.tell', { number })}
      </p>
      <div className={styles['steps']}>
        <Link className={buttonClass({ look: 'primary' })} to={orderPath(made.key, '')} ref={(link) => link?.focus()}>
          {t('newOrder.openIt')}
          <Kbd onAccent>↵</Kbd>
        </Link>
        <Button onClick={onNext}>
          {t('newOrder.next')}
          <Kbd>N</Kbd>
        </Button>
      </div>
    </section>
  );
}

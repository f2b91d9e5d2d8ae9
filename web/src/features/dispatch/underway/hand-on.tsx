import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useReader } from '@/lib/reader';
import { clockTime } from '@/lib/time';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

import styles from './underway.module.css';

type Props = { page: string | null; until: string };

/** The customer's link, to be sent by whatever they read; and until when it works. Browsers that let nobody copy show it. */
export function HandOn({ page, until }: Props) {
  const { t } = useTranslation();
  const reader = useReader();
  const [copied, setCopied] = useState<'no' | 'yes' | 'cannot'>('no');
  const time = clockTime(new Date(until), reader);
  if (page === null) return <p className={styles['soft']}>{t('handing.over', { time })}</p>;
  const address = new URL(page, location.origin).href;

  async function copy(): Promise<void> {
    const done = 'clipboard' in navigator && (await navigator.clipboard.writeText(address).then(() => true, () => false));
    setCopied(done ? 'yes' : 'cannot');
  }

  return (
    <div className={styles['hand']}>
      <Button size="small" onClick={() => void copy()} onBlur={() => setCopied((was) => (was === 'yes' ? 'no' : was))}>
        <Icon name={copied === 'yes' ? 'check' : 'copy'} size={14} />
        <span aria-live="polite">{t(copied === 'yes' ? 'handing.copied' : 'handing.copy')}</span>
      </Button>
      {copied === 'cannot' && (
        <label className={styles['hand']}>
          {t('handing.byHand')}
          <input className={styles['address']} readOnly value={address} onFocus={(event) => event.target.select()} />
        </label>
      )}
      <span className={styles['soft']}>{t('handing.works', { time })}</span>
    </div>
  );
}

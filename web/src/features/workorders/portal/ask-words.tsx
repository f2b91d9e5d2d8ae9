import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { useKept } from '@/lib/kept';
import { Button } from '@/ui/button';
import { Words } from '@/ui/column';

import styles from './order.module.css';
import { Told } from './told';

type Props = {
  draft: string;
  label: string;
  hint: string;
  send: string;
  busy: boolean;
  error: unknown;
  onSend: (words: string) => Promise<void>;
  onNever?: () => void;
  most?: number;
};

/** Words that go with what one does; kept at every key stroke until they are delivered. */
export function AskWords({ draft, label, hint, send, busy, error, onSend, onNever, most = 5000 }: Props) {
  const { t } = useTranslation();
  const [kept, change] = useKept(draft, () => ({ words: '' }));
  const [tried, setTried] = useState(false);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setTried(true);
    if (kept.words.trim()) void onSend(kept.words.trim());
  }

  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <Words
        label={label}
        hint={hint}
        value={kept.words}
        maxLength={most}
        onChange={(event) => change({ words: event.target.value })}
        wrong={tried && !kept.words.trim() ? t('portal.order.words') : undefined}
      />
      <Told error={error} />
      <div className={styles['pair']}>
        <Button type="submit" look="primary" size="big" busy={busy}>
          {send}
        </Button>
        {onNever && (
          <Button size="big" onClick={onNever}>
            {t('portal.order.never')}
          </Button>
        )}
      </div>
    </form>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { asHtml } from '@/lib/html';
import { remembered } from '@/lib/storage';
import { useProblemWords } from '@/ui/problem-words';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';
import { Said } from '@/ui/notice';

import styles from './composer.module.css';
import { addNote, timelineQuery } from './queries';

type Props = { order: string; onWriting: (writing: boolean) => void; ref: React.Ref<HTMLTextAreaElement> };

const modifier = /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : 'Ctrl';

/** Says something on an order: among ourselves, on paper with a lock, or to the customer. The draft outlives the page. */
export function Composer({ order, onWriting, ref }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [draft] = useState(() => remembered<string>(`draft.${order}`, ''));
  const [text, setText] = useState(draft.get());
  const [isPublic, setPublic] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const problemWords = useProblemWords();
  const write = useRef(addNote(order));

  useEffect(() => draft.set(text), [draft, text]);

  async function send(): Promise<void> {
    if (!text.trim() || busy) return;
    setBusy(true);
    setTrouble(undefined);
    try {
      await write.current.run({ body: asHtml(text), public: isPublic });
      setText('');
      onWriting(false);
      await client.invalidateQueries({ queryKey: timelineQuery(order).queryKey });
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      void send();
    }
    if (event.key === 'Escape') (event.target as HTMLElement).blur();
  }

  return (
    <section className={`${styles['composer']} ${isPublic ? '' : styles['internal']}`.trim()} aria-label={t('composer.label')}>
      <div className={styles['line']}>
        <div className={styles['modes']} role="group" aria-label={t('composer.label')}>
          <button type="button" className={styles['mode']} aria-pressed={!isPublic} onClick={() => setPublic(false)}>
            <Icon name="lock" size={14} />
            {t('composer.internal')}
          </button>
          <button type="button" className={styles['mode']} aria-pressed={isPublic} onClick={() => setPublic(true)}>
            {t('composer.toCustomer')}
          </button>
        </div>
        <span className={styles['who']}>{t(isPublic ? 'composer.customerSees' : 'composer.staffSees')}</span>
      </div>
      {trouble !== undefined && <Said title={t('composer.failed')}>{problemWords(trouble)}</Said>}
      <textarea
        ref={ref}
        className={styles['text']}
        rows={2}
        value={text}
        aria-label={t(isPublic ? 'composer.toCustomer' : 'composer.internal')}
        placeholder={t(isPublic ? 'composer.publicPlaceholder' : 'composer.internalPlaceholder')}
        onChange={(event) => {
          setText(event.target.value);
          onWriting(event.target.value.trim() !== '');
        }}
        onBlur={() => onWriting(false)}
        onKeyDown={onKeyDown}
      />
      <div className={styles['foot']}>
        {text.trim() && !busy && <span>{t('composer.draft')}</span>}
        <Button look="primary" size="small" busy={busy} disabled={!text.trim()} onClick={() => void send()}>
          {t(isPublic ? 'composer.send' : 'composer.keep')}
          <Kbd onAccent>{`${modifier}↵`}</Kbd>
        </Button>
      </div>
    </section>
  );
}

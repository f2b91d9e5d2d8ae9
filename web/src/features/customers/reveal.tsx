import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Icon } from '@/ui/icon';
import { useProblemWords } from '@/ui/problem-words';

import { revealContact } from './queries';
import styles from './reveal.module.css';

type Masked = { key: string; phone: string; email?: string };

/** How to reach a contact: masked until asked for, and that one asked is on record. */
export function Reveal({ contact }: { contact: Masked }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const words = useProblemWords();
  const [shown, setShown] = useState<{ phone: string; email: string }>();
  const [busy, setBusy] = useState(false);
  const [write] = useState(() => revealContact(contact.key));
  if (!contact.phone && !contact.email) return <p className={styles['none']}>{t('contacts.noNumber')}</p>;

  async function reveal(): Promise<void> {
    setBusy(true);
    try {
      setShown(await write.run(null));
    } catch (error) {
      void message.error(words(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <p className={styles['reach']}>
      <Icon name="phone" size={14} />
      {contact.phone && (shown ? <a href={`tel:${shown.phone.replace('x', ',')}`}>{shown.phone}</a> : <span>{contact.phone}</span>)}
      {!shown && (
        <button type="button" className={styles['show']} disabled={busy} title={t('contacts.onRecord')} onClick={() => void reveal()}>
          <Icon name="eye" size={14} />
          {t('contacts.reveal')}
        </button>
      )}
      {contact.email && <span className={styles['mail']}>{shown ? <a href={`mailto:${shown.email}`}>{shown.email}</a> : contact.email}</span>}
    </p>
  );
}

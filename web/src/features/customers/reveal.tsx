import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Icon } from '@/ui/icon';
import { useProblemWords } from '@/ui/problem-words';

import { revealContact } from './queries';
import styles from './reveal.module.css';

type Reached = { phone: string; email?: string };

/** How to reach a contact. */
export function Reveal({ contact }: { contact: Reached & { key: string } }) {
  const [write] = useState(() => revealContact(contact.key));
  return <Reach masked={contact} reveal={() => write.run(null)} />;
}

/** How to reach somebody: masked until asked for, and that one asked is on record. */
export function Reach({ masked, reveal }: { masked: Reached; reveal: () => Promise<Reached> }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const words = useProblemWords();
  const [shown, setShown] = useState<Reached>();
  const [busy, setBusy] = useState(false);
  if (!masked.phone && !masked.email) return <p className={styles['none']}>{t('contacts.noNumber')}</p>;

  async function show(): Promise<void> {
    setBusy(true);
    try {
      setShown(await reveal());
    } catch (error) {
      void message.error(words(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <p className={styles['reach']}>
      <Icon name="phone" size={14} />
      {masked.phone && (shown ? <a href={`tel:${shown.phone.replace('x', ',')}`}>{shown.phone}</a> : <span>{masked.phone}</span>)}
      {!shown && (
        <button type="button" className={styles['show']} disabled={busy} title={t('contacts.onRecord')} onClick={() => void show()}>
          <Icon name="eye" size={14} />
          {t('contacts.reveal')}
        </button>
      )}
      {masked.email && <span className={styles['mail']}>{shown ? <a href={`mailto:${shown.email}`}>{shown.email}</a> : masked.email}</span>}
    </p>
  );
}

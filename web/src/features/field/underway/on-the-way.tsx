import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useReader } from '@/lib/reader';
import { remembered } from '@/lib/storage';
import { clockTime } from '@/lib/time';
import { Icon } from '@/ui/icon';
import { useProblemWords } from '@/ui/problem-words';

import styles from './underway.module.css';
import { useHere } from './use-here';
import { useSharing } from './use-sharing';
import { useOwnWords } from './words';

const declined = remembered<string>('position.not-now', '');

/** The sign while a position is sent, which is on the way to a customer and at no other time; who has not agreed is asked, once for each way. */
export function OnTheWay({ visit }: { visit: string }) {
  const { t } = useTranslation();
  const { sharing, trouble, say } = useSharing();
  const said = useProblemWords();
  const [notNow, setNotNow] = useState(declined.get() === visit);
  const known = useOwnWords();
  if (!known || !sharing?.allowed) return null;
  if (sharing.shares) return <Sent terms={sharing} onStop={() => void say(false)} />;
  if (notNow) return null;

  function later(): void {
    declined.set(visit);
    setNotNow(true);
  }

  return (
    <aside className={styles['strip']} aria-label={t('underway.title')}>
      <Icon name="nav" size={20} />
      <span>{trouble === undefined ? t('underway.invite') : said(trouble)}</span>
      <button type="button" onClick={() => void say(true)}>
        {t('underway.share')}
      </button>
      <button type="button" onClick={later}>
        {t('underway.notNow')}
      </button>
    </aside>
  );
}

function Sent({ terms, onStop }: { terms: { every_seconds: number; every_metres: number }; onStop: () => void }) {
  const { t } = useTranslation();
  const reader = useReader();
  const said = useProblemWords();
  const { sentAt, denied, refused } = useHere(true, terms);
  const sent = sentAt && t('underway.sent', { at: clockTime(sentAt, reader) });
  const words = refused !== undefined ? said(refused) : denied ? t('underway.denied') : sent ? `${t('underway.sharing')} · ${sent}` : t('underway.waiting');
  return (
    <aside className={styles[sent && refused === undefined ? 'on' : 'strip']} aria-label={t('underway.title')}>
      <Icon name="nav" size={20} />
      <span role="status">{words}</span>
      <button type="button" onClick={onStop}>
        {t('underway.stop')}
      </button>
    </aside>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Card, Nothing } from '@/ui/card';
import { ReadTrouble } from '@/ui/read-trouble';
import { Moment } from '@/ui/said-time';
import { Bone } from '@/ui/skeleton';
import { Tag, type Tone } from '@/ui/tag';

import styles from './order-asides.module.css';
import { lettersQuery } from './queries';
import type { Letter } from './types';

/** What was sent by e-mail about an order and how far it got; read when somebody asks for it. */
export function LettersCard({ order }: { order: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Card
      icon="bell"
      title={t('letters.title')}
      actions={
        <Button look="quiet" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'letters.hide' : 'letters.show')}
        </Button>
      }
    >
      {open && <Letters order={order} />}
    </Card>
  );
}

function Letters({ order }: { order: string }) {
  const { t } = useTranslation();
  const letters = useInfiniteQuery(lettersQuery(order));
  if (letters.data === undefined) return letters.error ? <ReadTrouble error={letters.error} onRetry={() => void letters.refetch()} /> : <Bone width={12} />;
  const rows = letters.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <Nothing>{t('letters.none')}</Nothing>;
  return (
    <>
      <ul className={styles['list']}>
        {rows.map((letter) => (
          <One key={letter.key} letter={letter} />
        ))}
      </ul>
      {letters.hasNextPage && (
        <Button look="quiet" size="small" busy={letters.isFetchingNextPage} onClick={() => void letters.fetchNextPage()}>
          {t('letters.more')}
        </Button>
      )}
    </>
  );
}

const TONES: Record<Letter['state'], Tone> = { waiting: 'other', sent: 'done', failed: 'us', expired: 'stop', dropped: 'stop' };

function One({ letter }: { letter: Letter }) {
  const { t } = useTranslation();
  return (
    <li>
      <div className={styles['line']}>
        <b>{letter.to.name}</b>
        <Tag tone={TONES[letter.state]}>{t(`letters.state.${letter.state}`)}</Tag>
        {letter.digest && letter.state === 'waiting' && <span className={styles['soft']}>{t('letters.inDigest')}</span>}
        <span className={styles['end']}>
          <Moment at={letter.sent_at ?? (letter.state === 'waiting' ? letter.due_at : letter.at)} />
        </span>
      </div>
      <p className={styles['soft']}>{letter.text}</p>
      {letter.error && <p className={styles['soft']}>{t('letters.why', { why: letter.error })}</p>}
    </li>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { readAgain } from '@/features/workorders/portal/queries';
import { asHtml } from '@/lib/html';
import { useKept } from '@/lib/kept';
import { Button } from '@/ui/button';
import { Section, Words } from '@/ui/column';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { Moment } from '@/ui/said-time';
import unseen from '@/ui/unseen.module.css';

import { rate, ratingQuery } from './queries';
import styles from './rating.module.css';

const STARS = [1, 2, 3, 4, 5] as const;
type Stars = (typeof STARS)[number];

/** How was it: shown once the order is over, and what was answered ever after. */
export function Rating({ orderKey, person, over }: { orderKey: string; person: string; over: boolean }) {
  const { t } = useTranslation();
  const rating = useQuery({ ...ratingQuery(orderKey), enabled: over });
  if (!over || rating.data === undefined) return null;
  const { stars, at, open } = rating.data;
  if (stars !== null && at !== null) {
    return (
      <Section title={t('portal.rate.given')}>
        <p className={styles['given']} role="img" aria-label={t('portal.rate.stars', { count: stars })}>
          {STARS.map((one) => (
            <span key={one} className={one <= stars ? styles['on'] : styles['off']}>
              <Icon name="star" size={20} />
            </span>
          ))}
        </p>
        <p className={styles['thanks']}>
          <Thanks at={at} />
        </p>
      </Section>
    );
  }
  return open ? <Asking orderKey={orderKey} person={person} /> : null;
}

function Thanks({ at }: { at: string }) {
  const { t } = useTranslation();
  const [before, after] = t('portal.rate.thanks', { time: '\u0000' }).split('\u0000');
  return (
    <>
      {before}
      <Moment at={at} />
      {after}
    </>
  );
}

function Asking({ orderKey, person }: { orderKey: string; person: string }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const client = useQueryClient();
  const [kept, change, forget] = useKept<{ stars: number; words: string }>(`${person}.rate.${orderKey}`, () => ({ stars: 0, words: '' }));
  const [write] = useState(() => rate(orderKey));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [tried, setTried] = useState(false);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (kept.stars === 0 || busy) return;
    setBusy(true);
    setError(undefined);
    try {
      client.setQueryData(ratingQuery(orderKey).queryKey, await write.run({ stars: kept.stars, words: kept.words.trim() && asHtml(kept.words) }));
      forget();
      readAgain.orders(client, [orderKey]);
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Section title={t('portal.rate.title')}>
      <form className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
        <fieldset className={styles['stars']}>
          <legend className={unseen['unseen']}>{t('portal.rate.group')}</legend>
          {STARS.map((one) => (
            <label key={one} className={one <= kept.stars ? styles['on'] : styles['off']}>
              <input
                type="radio"
                className={styles['radio']}
                name={`stars-${orderKey}`}
                checked={kept.stars === one}
                onChange={() => change({ stars: one })}
                aria-label={`${t('portal.rate.stars', { count: one })}, ${t(`portal.rate.word${one}`)}`}
              />
              <Icon name="star" size={20} />
            </label>
          ))}
          {kept.stars > 0 && <span className={styles['word']}>{t(`portal.rate.word${kept.stars as Stars}`)}</span>}
        </fieldset>
        {tried && kept.stars === 0 && <Said>{t('portal.rate.missing')}</Said>}
        {kept.stars > 0 && <Words label={t('portal.rate.words')} value={kept.words} maxLength={5000} onChange={(event) => change({ words: event.target.value })} />}
        {error !== undefined && <Said title={t('portal.order.kept')}>{words(error)}</Said>}
        <Button type="submit" look="primary" size="big" busy={busy}>
          {t('portal.rate.send')}
        </Button>
      </form>
    </Section>
  );
}

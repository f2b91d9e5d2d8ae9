import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { clockOf } from '@/features/people/calendars/days';
import { instantIn } from '@/features/people/duty/spans';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { Button } from '@/ui/button';

import styles from './later.module.css';
import { later, minuteOf, snoozedUntil, wallAt, type Snooze } from './times';

type Props = { busy: boolean; onDone: () => void; onLater: (until: Date) => void };

const WAYS: readonly Snooze[] = ['minutes', 'hour', 'morning'];

/** What was told is done, or is told again: in a while, tomorrow, or when somebody says. */
export function DoneOrLater({ busy, onDone, onLater }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles['answer']}>
      <Button size="small" busy={busy} onClick={onDone}>
        {t('remind.done')}
      </Button>
      <Button look="quiet" size="small" aria-expanded={open} disabled={busy} onClick={() => setOpen(!open)}>
        {t('remind.later')}
      </Button>
      {open && <Later busy={busy} onLater={onLater} />}
    </div>
  );
}

function Later({ busy, onLater }: { busy: boolean; onLater: (until: Date) => void }) {
  const { t } = useTranslation();
  const [now, { zone }] = [useNow(), useReader()];
  const [own, setOwn] = useState<{ on: string; at: string }>();

  function begin(): void {
    const { day, minute } = later(wallAt(now, zone), 120);
    setOwn({ on: day, at: clockOf(minute) });
  }

  const minute = minuteOf(own?.at ?? '');
  const until = own && minute !== undefined && own.on !== '' ? instantIn(zone, own.on, minute) : undefined;
  const ahead = until !== undefined && until > now;

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    if (ahead) onLater(until);
  }

  return (
    <div className={styles['ways']} role="group" aria-label={t('remind.later')}>
      {WAYS.map((way) => (
        <Button key={way} size="small" disabled={busy} onClick={() => onLater(snoozedUntil(way, now, zone))}>
          {t(`remind.snooze.${way}`)}
        </Button>
      ))}
      {own === undefined ? (
        <Button size="small" disabled={busy} onClick={begin}>
          {t('remind.snooze.own')}
        </Button>
      ) : (
        <form className={styles['own']} onSubmit={submit}>
          <input type="date" aria-label={t('remind.on')} value={own.on} onChange={(event) => setOwn({ ...own, on: event.target.value })} />
          <input type="time" aria-label={t('remind.at')} value={own.at} onChange={(event) => setOwn({ ...own, at: event.target.value })} />
          <Button type="submit" look="primary" size="small" busy={busy} disabled={!ahead}>
            {t('remind.snooze.set')}
          </Button>
          {!ahead && <small>{t('remind.snooze.past')}</small>}
        </form>
      )}
    </div>
  );
}

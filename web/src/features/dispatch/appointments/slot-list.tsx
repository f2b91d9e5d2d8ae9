import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { byDay, type Times } from '@/lib/windows';
import { useWindowWords } from '@/lib/window-words';
import { Button } from '@/ui/button';
import { Nothing } from '@/ui/card';
import { Said } from '@/ui/notice';
import { useReadWords } from '@/ui/problem-words';
import { Bone } from '@/ui/skeleton';

import { WINDOWS } from '../paths';
import { Abroad } from './abroad';
import styles from './appointments.module.css';
import { slotsQuery, type Slot } from './queries';

type Props = { order: string; zone: string; today: string; busy: boolean; onChoose: (window: Times) => void };

const FREE = 'button[data-slot]:enabled';
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/** Windows by day, with who would go; arrows walk through those that can be had, Enter holds one. */
export function SlotList({ order, zone, today, busy, onChoose }: Props) {
  const { t } = useTranslation();
  const slots = useInfiniteQuery(slotsQuery(order, today));
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState('');
  const read = slots.data !== undefined;
  useEffect(() => {
    if (read) box.current?.querySelector<HTMLElement>(FREE)?.focus();
  }, [read]);

  async function later(): Promise<void> {
    const told = box.current?.querySelectorAll(FREE).length ?? 0;
    await slots.fetchNextPage();
    setTimeout(() => [...(box.current?.querySelectorAll<HTMLElement>(`${FREE}, [data-later]`) ?? [])][told]?.focus());
  }

  function walk(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step === undefined || box.current === null) return;
    event.preventDefault();
    const all = [...box.current.querySelectorAll<HTMLElement>(FREE)];
    const here = all.findIndex((one) => one === document.activeElement);
    all[Math.min(Math.max(here + step, 0), all.length - 1)]?.focus();
  }

  const unread = slots.isError && <Unread error={slots.error} onAgain={() => void (slots.isFetchNextPageError ? slots.fetchNextPage() : slots.refetch())} />;
  if (slots.data === undefined) return unread || <Bones />;
  if (slots.data.pages[0]?.offered !== true) {
    return (
      <Nothing>
        {t('appointments.notOffered')} <Link to={WINDOWS}>{t('appointments.toRules')}</Link>
      </Nothing>
    );
  }
  const days = byDay(slots.data.pages.flatMap((page) => page.rows));
  const free = days.flatMap(([, windows]) => windows.filter((one) => one.free));
  const reached = free.find((one) => one.from_at === at) ?? free[0];
  return (
    <div ref={box} className={styles['days']} role="group" aria-label={t('appointments.slots')} aria-busy={slots.isFetching} onKeyDown={walk}>
      <Abroad rows={days.flatMap(([, windows]) => windows)} zone={zone} />
      {days.map(([day, windows]) => (
        <Day key={day} day={day} windows={windows} zone={zone} reached={reached?.from_at} onReach={setAt} onChoose={busy ? () => undefined : onChoose} />
      ))}
      {days.length === 0 && <Nothing>{t(slots.hasNextPage ? 'appointments.noneYet' : 'appointments.noneLeft')}</Nothing>}
      {unread}
      {slots.hasNextPage && (
        <Button size="small" data-later busy={slots.isFetchingNextPage} onClick={() => void later()}>
          {t('appointments.later')}
        </Button>
      )}
    </div>
  );
}

type DayProps = { day: string; windows: Slot[]; zone: string; reached: string | undefined; onReach: (at: string) => void; onChoose: (window: Times) => void };

function Day({ day, windows, zone, reached, onReach, onChoose }: DayProps) {
  const { t } = useTranslation();
  const words = useWindowWords(zone);
  const id = useId();
  const who = ({ free, left, engineer, starts_at }: Slot): string => {
    if (!free) return t(left === 0 ? 'appointments.full' : 'appointments.nobody');
    return engineer && starts_at ? t('appointments.who', { name: engineer.name, time: words.clock(starts_at) }) : t('appointments.somebody');
  };
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={styles['day']}>
        {words.day(day)}
      </h3>
      <ul className={styles['slots']}>
        {windows.map((one) => (
          <li key={one.from_at}>
            <button type="button" data-slot className={styles['slot']} disabled={!one.free} tabIndex={one.from_at === reached ? 0 : -1} onFocus={() => onReach(one.from_at)} onClick={() => onChoose(one)}>
              <b>{words.times(one)}</b>
              <span>{who(one)}</span>
              {one.free && one.left !== null && <span className={styles['soft']}>{t('appointments.room', { count: one.left })}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Unread({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const { t } = useTranslation();
  const words = useReadWords();
  return (
    <div className={styles['unread']}>
      <Said>{words(error)}</Said>
      <Button size="small" onClick={onAgain}>
        {t('trouble.retry')}
      </Button>
    </div>
  );
}

function Bones() {
  const { t } = useTranslation();
  return (
    <div className={styles['days']} role="status" aria-label={t('appointments.loading')}>
      <p className={styles['soft']}>{t('appointments.loading')}</p>
      {[10, 18, 16, 18, 14].map((width, at) => (
        <Bone key={at} width={width} />
      ))}
    </div>
  );
}

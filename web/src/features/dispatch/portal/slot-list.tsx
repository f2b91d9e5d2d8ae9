import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { byDay, type Times, type Window } from '@/lib/windows';
import { useWindowWords } from '@/lib/window-words';
import { useZoneName } from '@/lib/zones';
import { Button } from '@/ui/button';
import { CardBones, Empty, Unread } from '@/ui/column';

import styles from './choosing.module.css';
import { slotsQuery } from './queries';

type Props = { order: string; zone: string; today: string; busy: boolean; onChoose: (window: Times) => void };

/** The times at which we can come, day by day; one press keeps one. */
export function SlotList({ order, zone, today, busy, onChoose }: Props) {
  const { t } = useTranslation();
  const slots = useInfiniteQuery(slotsQuery(order, today));
  const list = useRef<HTMLDivElement>(null);

  /** The first time of the days that came is where one goes on. */
  async function later(): Promise<void> {
    const told = list.current?.querySelectorAll('li button').length ?? 0;
    await slots.fetchNextPage();
    setTimeout(() => list.current?.querySelectorAll<HTMLElement>('li button, button')[told]?.focus());
  }

  const unread = slots.isError && <Unread error={slots.error} onAgain={() => void (slots.isFetchNextPageError ? slots.fetchNextPage() : slots.refetch())} />;
  if (slots.data === undefined)
    return unread || (
      <>
        <p className={styles['quiet']}>{t('choosing.reading')}</p>
        <CardBones many={4} />
      </>
    );
  const rows = slots.data.pages.flatMap((page) => page.rows);
  if (slots.data.pages[0]?.offered !== true) return <Empty>{t('choosing.notOffered')}</Empty>;
  return (
    <div ref={list} className={styles['days']} aria-busy={slots.isFetching}>
      <Abroad rows={rows} zone={zone} />
      {byDay(rows).map(([day, windows]) => (
        <Day key={day} day={day} windows={windows} zone={zone} busy={busy} onChoose={onChoose} />
      ))}
      {rows.length === 0 && <Empty>{t(slots.hasNextPage ? 'choosing.noneYet' : 'choosing.none')}</Empty>}
      {unread}
      {slots.hasNextPage && (
        <Button size="big" busy={slots.isFetchingNextPage} onClick={() => void later()}>
          {t('choosing.later')}
        </Button>
      )}
    </div>
  );
}

/** Where the clock of the place is another than the reader's, whose time it is. */
export function Abroad({ rows, zone }: { rows: readonly Times[]; zone: string }) {
  const { t } = useTranslation();
  const words = useWindowWords(zone);
  const called = useZoneName();
  return words.abroad(rows) && <p className={styles['zone']}>{t('choosing.zone', { zone: called(zone) })}</p>;
}

function Day({ day, windows, zone, busy, onChoose }: { day: string; windows: Window[]; zone: string; busy: boolean; onChoose: (window: Times) => void }) {
  const words = useWindowWords(zone);
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles['day']}>
        {words.day(day)}
      </h2>
      <ul className={styles['times']}>
        {windows.map((window) => (
          <li key={window.from_at}>
            <Button size="big" disabled={busy} onClick={() => onChoose(window)}>
              {words.times(window)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

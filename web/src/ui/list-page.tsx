import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from './button';
import { Icon } from './icon';
import styles from './list-page.module.css';
import { ReadTrouble } from './read-trouble';
import { Bone } from './skeleton';

/** How a list is read on: the shape of an infinite query, as far as that goes. */
export type Pages = {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => unknown;
};

/** The same with how it began. */
export type Reading = Pages & { isPending: boolean; error: Error | null; refetch: () => unknown };

/** A page with a list: its title, what narrows it, what one can add. */
export function ListPage({ title, tools, actions, children }: { title: string; tools?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section className={styles['page']} aria-label={title}>
      <title>{`${title} · ${t('product')}`}</title>
      <header className={styles['head']}>
        <h1 className={styles['title']}>{title}</h1>
        <span className={styles['grow']} />
        {actions}
      </header>
      {tools && <div className={styles['tools']}>{tools}</div>}
      <div className={styles['body']} tabIndex={-1}>
        {children}
      </div>
    </section>
  );
}

const LINES = Array.from({ length: 12 }, (_, at) => at);

/** The list in whatever state it is: coming, failed, not for this reader, empty, or there. */
export function ListBody({ reading, count, empty, byHand = false, children }: { reading: Reading; count: number; empty: ReactNode; byHand?: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  if (reading.isPending)
    return (
      <div className={styles['bones']} role="status" aria-label={t('list.loading')}>
        {LINES.map((at) => (
          <div key={at} className={styles['bone']}>
            <Bone width={6} />
            <Bone width={12 + ((at * 5) % 9)} />
            <span className={styles['grow']} />
            <Bone width={5} />
          </div>
        ))}
      </div>
    );
  if (reading.error && count === 0) return <ReadTrouble error={reading.error} onRetry={() => void reading.refetch()} />;
  if (count === 0) return empty;
  return (
    <>
      {children}
      <ReadOn reading={reading} byHand={byHand} />
    </>
  );
}

/** Coming near the end reads on; in a card among others only the button does, or what follows could not be reached. */
export function ReadOn({ reading, byHand = false }: { reading: Pages; byHand?: boolean }) {
  const { t } = useTranslation();
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = reading;
  const goOn = !byHand && hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (!goOn || end.current === null) return;
    const watch = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && fetchNextPage(), { rootMargin: '600px' });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [goOn, fetchNextPage]);
  if (byHand && !hasNextPage) return null;
  return (
    <div ref={end} className={styles['more']}>
      {isFetchingNextPage && t('list.moreComing')}
      {hasNextPage && !isFetchingNextPage && (
        <Button look="quiet" size="small" onClick={() => void fetchNextPage()}>
          {t(isFetchNextPageError ? 'trouble.retry' : 'list.more')}
        </Button>
      )}
    </div>
  );
}

const PAUSE_MS = 200;

/** Narrows a list while one types; the list is asked once the fingers rest. */
export function SearchBox({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const [was, setWas] = useState(value);
  if (was !== value) {
    setWas(value);
    setText(value);
  }
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <label className={styles['search']}>
      <Icon name="search" />
      <input type="search" value={text} placeholder={label} aria-label={label} maxLength={100} onChange={(event) => setText(event.target.value)} />
      {text && (
        <button type="button" aria-label={t('list.clear')} onClick={() => setText('')}>
          <Icon name="cross" size={14} />
        </button>
      )}
    </label>
  );
}

type Choice<T extends string> = { value: T; label: string };

/** A few choices of which one holds. */
export function Choices<T extends string>({ label, options, value, onChange }: { label: string; options: Choice<T>[]; value: T; onChange: (value: T) => void }) {
  return (
    <div className={styles['choices']} role="group" aria-label={label}>
      {options.map((one) => (
        <button key={one.value} type="button" aria-pressed={one.value === value} onClick={() => onChange(one.value)}>
          {one.label}
        </button>
      ))}
    </div>
  );
}

type TogglesProps<T extends string> = { label: string; options: Choice<T>[]; chosen: readonly T[]; onChange: (chosen: T[]) => void };

/** As many of a few as fit, told in the order they stand in. */
export function Toggles<T extends string>({ label, options, chosen, onChange }: TogglesProps<T>) {
  const toggled = (value: T): T[] => options.map((one) => one.value).filter((one) => chosen.includes(one) !== (one === value));
  return (
    <div className={styles['choices']} role="group" aria-label={label}>
      {options.map((one) => (
        <button key={one.value} type="button" aria-pressed={chosen.includes(one.value)} onClick={() => onChange(toggled(one.value))}>
          {one.label}
        </button>
      ))}
    </div>
  );
}

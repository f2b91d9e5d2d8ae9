import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Kbd } from '@/ui/kbd';
import { ListBody, type Reading } from '@/ui/list-page';

import { offeredQuery } from '../offers/queries';
import { LISTS, listPath, type ListName } from '../paths';
import { undecidedQuery } from '../queries';
import { waitingQuery } from '../waiting/queries';
import styles from './dispatch-page.module.css';
import { OutOfTurn } from './out-of-turn';

type Hints = [keys: string[], word: string][];
type Props = { list: ListName; reading: Reading; count: number; empty: ReactNode; hints?: Hints | undefined; panel: ReactNode; children: ReactNode };

/** One of the lists of dispatch, what is in the others, and beside it what is known of the chosen order. */
export function ListFrame({ list, reading, count, empty, hints, panel, children }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles['page']}>
      <section className={styles['list']} aria-label={t('dispatch.title')}>
        <title>{`${t(`desk.lists.${list}`)} · ${t('dispatch.title')} · ${t('product')}`}</title>
        <header className={styles['head']}>
          <h1>{t('dispatch.title')}</h1>
          <Lists here={list} />
        </header>
        <div className={styles['body']} tabIndex={-1}>
          {list === 'undecided' && <OutOfTurn />}
          <ListBody reading={reading} count={count} empty={empty}>
            <ol className={styles['rows']}>{children}</ol>
          </ListBody>
        </div>
        {hints && count > 0 && (
          <footer className={styles['foot']}>
            {hints.map(([keys, word]) => (
              <span key={word}>
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
                {word}
              </span>
            ))}
          </footer>
        )}
      </section>
      {panel}
    </div>
  );
}

/** Which lists there are, and how much is in each as far as it was read. */
function Lists({ here }: { here: ListName }) {
  const { t } = useTranslation();
  const found = { undecided: useInfiniteQuery(undecidedQuery), offered: useInfiniteQuery(offeredQuery), waiting: useInfiniteQuery(waitingQuery) };
  return (
    <nav className={styles['lists']} aria-label={t('desk.lists.label')}>
      {LISTS.map((name) => {
        const pages = found[name].data?.pages;
        const n = pages?.reduce((sum, page) => sum + page.rows.length, 0) ?? 0;
        const told = found[name].hasNextPage ? t('desk.more', { n }) : n.toLocaleString('en');
        return (
          <Link key={name} to={listPath(name)} aria-current={name === here ? 'page' : undefined}>
            {t(`desk.lists.${name}`)}{' '}
            {pages && <span className={n > 0 ? styles['number'] : styles['none']}>{told}</span>}
          </Link>
        );
      })}
    </nav>
  );
}

import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader, type Bilingual } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Notice, Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import { moved } from '../../settings/moved';
import type { Whose } from '../queries';
import styles from './kept-list.module.css';

export type Kept = Bilingual & { key: string; whose: Whose; team: Bilingual | null; position: number; used: number; may_change: boolean; archived: boolean; version: number };

type Props<Row extends Kept> = {
  rows: Row[];
  /** Whether somebody looked for something: then nothing is another nothing. */
  searched: boolean;
  empty: string;
  about: (row: Row) => ReactNode;
  open: (row: Row) => void;
  away: (row: Row, away: boolean) => Promise<unknown>;
  /** Puts a row at another place among those of the same owner. */
  place: (row: Row, position: number) => Promise<unknown>;
};

const GROUPS: Whose[] = ['me', 'team', 'all'];

/** What somebody keeps for themselves, what their team has, what everybody has; each in its own order. */
export function KeptList<Row extends Kept>({ rows, searched, empty, about, open, away, place }: Props<Row>) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [busy, setBusy] = useState('');
  const deed = useMutation({ mutationFn: (act: () => Promise<unknown>) => act(), onSettled: () => setBusy('') });
  if (rows.length === 0) return <Notice title={t(searched ? 'replies.nothingFound' : 'settings.noneYet')} text={searched ? t('replies.nothingFoundText') : empty} />;

  const run = (row: Row, act: () => Promise<unknown>): void => {
    setBusy(row.key);
    deed.mutate(act);
  };

  /** Two neighbours change places; the places of all are told anew, for several may stand at the same. */
  async function move(group: Row[], at: number, by: 1 | -1): Promise<void> {
    for (const [position, row] of moved(group, at, at + by).entries()) if (row.position !== position && row.may_change) await place(row, position);
  }

  return (
    <>
      {deed.error && <Said>{words(deed.error)}</Said>}
      {GROUPS.map((whose) => {
        const group = rows.filter((row) => row.whose === whose);
        if (group.length === 0) return null;
        return (
          <section key={whose} className={styles['group']}>
            <h2 className={styles['heading']}>{t(`replies.whose.${whose}`)}</h2>
            <ul className={styles['list']}>
              {group.map((row, at) => (
                <One key={row.key} row={row} about={about(row)} busy={busy === row.key} open={() => open(row)} away={() => run(row, () => away(row, !row.archived))}>
                  {!searched && !row.archived && (
                    <>
                      <Move up off={at === 0 || busy !== ''} row={row} go={() => run(row, () => move(group, at, -1))} />
                      <Move off={at === group.length - 1 || busy !== ''} row={row} go={() => run(row, () => move(group, at, 1))} />
                    </>
                  )}
                </One>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

type OneProps = { row: Kept; about: ReactNode; busy: boolean; open: () => void; away: () => void; children: ReactNode };

function One({ row, about, busy, open, away, children }: OneProps) {
  const { t } = useTranslation();
  const { language } = useReader();
  const name = nameFor(language, row);
  return (
    <li className={styles['row']} data-archived={row.archived || undefined}>
      <div className={styles['names']}>
        {row.may_change && !row.archived ? (
          <button type="button" className={styles['open']} onClick={open}>
            {name}
          </button>
        ) : (
          <b>{name}</b>
        )}
        {row.team && <small>{nameFor(language, row.team)}</small>}
        {about}
      </div>
      <span className={styles['figures']}>{t('replies.used', { count: row.used })}</span>
      {row.may_change && (
        <span className={styles['deeds']}>
          {children}
          <Button size="small" look="quiet" busy={busy} onClick={away} aria-label={t(row.archived ? 'replies.restoreName' : 'replies.archiveName', { name })}>
            {t(row.archived ? 'replies.restore' : 'replies.archive')}
          </Button>
        </span>
      )}
    </li>
  );
}

function Move({ up = false, off, row, go }: { up?: boolean; off: boolean; row: Kept; go: () => void }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const label = t(up ? 'replies.up' : 'replies.down', { name: nameFor(language, row) });
  return (
    <Button size="small" look="quiet" square disabled={off} onClick={go} aria-label={label} title={label}>
      <Icon name={up ? 'up' : 'down'} size={14} />
    </Button>
  );
}

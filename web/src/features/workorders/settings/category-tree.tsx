import { useState, type DragEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { treeOrder } from '@/features/people/parts/tree';
import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Tag } from '@/ui/tag';

import { placed, turned, type Turn } from './branches';
import type { Deed } from './categories-page';
import { useStake } from './category-sheets';
import styles from './category-tree.module.css';
import type { Category } from './queries';

type Props = { rows: Category[]; counts: Record<string, { n: number; capped: boolean }>; settles: boolean; busy: boolean; onMove: (changes: Category[]) => void; onDeed: (deed: Deed) => void };
type Spot = { key: string; where: 'before' | 'below' };

const TURNS: Record<string, Turn> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' };

/** The tree of categories. A row is taken by its handle: with the mouse, or with the arrow keys. */
export function CategoryTree({ rows, counts, settles, busy, onMove, onDeed }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const stake = useStake();
  const [held, setHeld] = useState<string>();
  const [spot, setSpot] = useState<Spot>();
  const [away, setAway] = useState(false);
  const live = rows.filter((row) => !row.archived);
  const shown = treeOrder(away ? rows : live);
  const hidden = rows.length - live.length;

  function move(changes: Category[], key: string): void {
    if (changes.length === 0 || busy) return;
    onMove(changes);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-grip="${key}"]`)?.focus());
  }

  function onKeyDown(event: KeyboardEvent, key: string): void {
    const turn = TURNS[event.key];
    if (turn === undefined) return;
    event.preventDefault();
    move(turned(live, key, turn), key);
  }

  function onDragOver(event: DragEvent<HTMLElement>, key: string): void {
    if (held === undefined || held === key) return;
    event.preventDefault();
    const { top, height } = event.currentTarget.getBoundingClientRect();
    setSpot({ key, where: event.clientY - top < height / 3 ? 'before' : 'below' });
  }

  function drop(): void {
    const target = live.find((row) => row.key === spot?.key);
    if (held !== undefined && spot !== undefined && target !== undefined) {
      const beside = live.filter((row) => row.parent === target.parent && row.key !== held);
      move(spot.where === 'before' ? placed(live, held, target.parent, beside.indexOf(target)) : placed(live, held, target.key, live.length), held);
    }
    setHeld(undefined);
    setSpot(undefined);
  }

  return (
    <>
      {settles && <p className={styles['hint']}>{t('categories.moveHint')}</p>}
      <ul className={styles['tree']} aria-label={t('settings.parts.categories')}>
        {shown.map(({ row, depth }) => {
          const name = nameFor(language, row);
          const looks = [styles['row'], held === row.key && styles['held'], spot?.key === row.key && styles[spot.where], row.archived && styles['away']];
          return (
            <li
              key={row.key}
              className={looks.filter(Boolean).join(' ')}
              draggable={settles && !busy && !row.archived}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                setHeld(row.key);
              }}
              onDragOver={(event) => onDragOver(event, row.key)}
              onDrop={drop}
              onDragEnd={() => {
                setHeld(undefined);
                setSpot(undefined);
              }}
            >
              <span className={styles['names']} style={{ paddingInlineStart: `calc(${depth} * var(--s5))` }}>
                {settles && !row.archived && (
                  <button type="button" className={styles['grip']} data-grip={row.key} aria-label={t('categories.move', { name })} title={t('categories.moveHint')} onKeyDown={(event) => onKeyDown(event, row.key)}>
                    <Icon name="menu" size={14} />
                  </button>
                )}
                <b dir="auto">{row.name_zh}</b>
                <span lang="en">{row.name_en}</span>
              </span>
              <span className={styles['more']}>
                {row.archived ? <Tag tone="stop">{t('categories.archived')}</Tag> : (counts[row.code]?.n ?? 0) > 0 && stake(counts[row.code])}
              </span>
              <code className={styles['code']}>{row.code}</code>
              {settles && <Deeds row={row} name={name} onDeed={onDeed} onBack={() => onMove([{ ...row, archived: false }])} />}
            </li>
          );
        })}
      </ul>
      {hidden > 0 && (
        <Button size="small" look="quiet" onClick={() => setAway(!away)}>
          {t(away ? 'categories.hideArchived' : 'categories.showArchived', { count: hidden })}
        </Button>
      )}
    </>
  );
}

type DeedsProps = { row: Category; name: string; onDeed: (deed: Deed) => void; onBack: () => void };

function Deeds({ row, name, onDeed, onBack }: DeedsProps) {
  const { t } = useTranslation();
  if (row.archived)
    return (
      <span className={styles['deeds']}>
        <Button size="small" look="quiet" aria-label={t('categories.bringBackName', { name })} onClick={onBack}>
          {t('categories.bringBack')}
        </Button>
      </span>
    );
  return (
    <span className={styles['deeds']}>
      <Button size="small" look="quiet" aria-label={t('categories.addBelow', { name })} title={t('categories.addBelow', { name })} square onClick={() => onDeed({ what: 'add', parent: row.key })}>
        <Icon name="plus" size={14} />
      </Button>
      <Button size="small" look="quiet" aria-label={t('people.editName', { name })} onClick={() => onDeed({ what: 'edit', category: row })}>
        {t('people.edit')}
      </Button>
      <Button size="small" look="quiet" aria-label={t('categories.mergeName', { name })} onClick={() => onDeed({ what: 'merge', category: row })}>
        {t('categories.merge')}
      </Button>
      <Button size="small" look="quiet" aria-label={t('categories.archiveName', { name })} onClick={() => onDeed({ what: 'archive', category: row })}>
        {t('categories.archive')}
      </Button>
    </span>
  );
}

import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import unseen from '@/ui/unseen.module.css';

import type { Item } from '../types';
import { KINDS, moved, newItem, withCopy, without, type Draft } from './draft';
import { ItemEditor } from './item-editor';
import styles from './items.module.css';

type Props = { draft: Draft; change: (part: Partial<Draft>) => void };

/** The items in turn: dragged, or moved with the arrows; one is open to be worked on. */
export function Items({ draft, change }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const [open, setOpen] = useState('');
  const [dragged, setDragged] = useState('');
  const [told, setTold] = useState('');
  const focus = useRef('');
  const { items } = draft;
  useEffect(() => {
    if (focus.current) document.getElementById(focus.current)?.focus(); // moving a row takes the focus from it
    focus.current = '';
  });

  function move(item: Item, by: number, from: string): void {
    const next = moved(items, item.key, by);
    focus.current = from;
    setTold(t('checklists.movedTo', { name: nameFor(language, item), n: next.findIndex((one) => one.key === item.key) + 1 }));
    change({ items: next });
  }

  function add(kind: Item['kind']): void {
    const item = newItem(kind, items.at(-1)?.section ?? null);
    change({ items: [...items, item] });
    setOpen(item.key);
    focus.current = `name-${item.key}`;
  }

  function remove(item: Item, at: number): void {
    const beside = items[at + 1] ?? items[at - 1];
    focus.current = beside ? `row-${beside.key}` : `add-${KINDS[0]}`;
    change({ items: without(items, item.key) });
  }

  const onKey = (item: Item) => (event: KeyboardEvent<HTMLButtonElement>) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(item, event.key === 'ArrowUp' ? -1 : 1, event.currentTarget.id);
  };

  return (
    <>
      {items.length === 0 && <p className={styles['none']}>{t('checklists.noItems')}</p>}
      <ol className={styles['items']}>
        {items.map((item, at) => {
          const name = nameFor(language, item) || t('checklists.unnamed');
          return (
            <li
              key={item.key}
              className={styles['item']}
              data-dragged={dragged === item.key || undefined}
              onDragOver={(event) => {
                if (!dragged) return;
                event.preventDefault();
                const from = items.findIndex((one) => one.key === dragged);
                if (from !== at) change({ items: moved(items, dragged, at - from) });
              }}
              onDrop={(event) => event.preventDefault()}
            >
              <div className={styles['row']}>
                <span className={styles['handle']} draggable onDragStart={() => setDragged(item.key)} onDragEnd={() => setDragged('')} aria-hidden="true" title={t('checklists.drag')}>
                  <Icon name="sort" size={16} />
                </span>
                <button type="button" id={`row-${item.key}`} className={styles['name']} aria-expanded={open === item.key} onClick={() => setOpen(open === item.key ? '' : item.key)} onKeyDown={onKey(item)}>
                  <span className={styles['number']}>{at + 1}</span>
                  <span className={styles['words']} dir="auto">
                    {name}
                  </span>
                  <small>{[t(`checklists.kind.${item.kind}`), item.required ? '' : t('checks.optional'), item.show_if ? t('checklists.conditional') : ''].filter(Boolean).join(' · ')}</small>
                </button>
                <span className={styles['steps']}>
                  <Button id={`up-${item.key}`} size="small" look="quiet" square disabled={at === 0} aria-label={t('checklists.up', { name })} onClick={() => move(item, -1, at > 1 ? `up-${item.key}` : `down-${item.key}`)}>
                    <Icon name="up" size={16} />
                  </Button>
                  <Button
                    id={`down-${item.key}`}
                    size="small"
                    look="quiet"
                    square
                    disabled={at === items.length - 1}
                    aria-label={t('checklists.down', { name })}
                    onClick={() => move(item, 1, at < items.length - 2 ? `down-${item.key}` : `up-${item.key}`)}
                  >
                    <Icon name="down" size={16} />
                  </Button>
                  <Button size="small" look="quiet" square aria-label={t('checklists.copy', { name })} onClick={() => change({ items: withCopy(items, item.key) })}>
                    <Icon name="copy" size={16} />
                  </Button>
                  <Button size="small" look="quiet" square aria-label={t('checklists.remove', { name })} onClick={() => remove(item, at)}>
                    <Icon name="cross" size={16} />
                  </Button>
                </span>
              </div>
              {open === item.key && <ItemEditor item={item} draft={draft} change={(next) => change({ items: items.map((one) => (one.key === item.key ? next : one)) })} />}
            </li>
          );
        })}
      </ol>
      <p className={unseen['unseen']} role="status">
        {told}
      </p>
      <div className={styles['add']} role="group" aria-label={t('checklists.addItem')}>
        <span>{t('checklists.addItem')}</span>
        {KINDS.map((kind) => (
          <Button key={kind} id={`add-${kind}`} size="small" onClick={() => add(kind)}>
            <Icon name="plus" size={14} />
            {t(`checklists.kind.${kind}`)}
          </Button>
        ))}
      </div>
    </>
  );
}

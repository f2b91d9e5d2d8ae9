import { Select } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import { Tag } from '@/ui/tag';

import type { CustomField, Item } from '../own/types';
import styles from './forms-page.module.css';
import { moved } from './moved';

type Props = { items: Item[]; fields: CustomField[]; settles: boolean; busy: boolean; onChange: (items: Item[]) => void; onEdit: (field: string) => void };

const fresh = (field: string): Item => ({ field, show_when: null, show_words: '', required_at: '', require_when: null, require_words: '', limits: [], customers: 'none' });

/** The fields a kind asks for. They are put in order by the mouse, or on the handle with the arrow keys. */
export function FormList({ items, fields, settles, busy, onChange, onEdit }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const [held, setHeld] = useState<string>();
  const [over, setOver] = useState<string>();
  const left = fields.filter((one) => !one.archived && !items.some((item) => item.field === one.code));

  function onKeyDown(event: KeyboardEvent, at: number): void {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const field = items[at]?.field ?? '';
    move(at, at + step);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-grip="${field}"]`)?.focus());
  }

  function move(from: number, to: number): void {
    if (!busy && from !== to && items[from] !== undefined && items[to] !== undefined) onChange(moved(items, from, to));
  }

  function drop(at: number): void {
    move(items.findIndex((one) => one.field === held), at); // where it is by now: others put forms in order too
    letGo();
  }

  function letGo(): void {
    setHeld(undefined);
    setOver(undefined);
  }

  return (
    <>
      {items.length === 0 && <Notice title={t('forms.none')} text={t('forms.noneText')} />}
      <ol className={styles['list']}>
        {items.map((item, at) => {
          const field = fields.find((one) => one.code === item.field);
          if (field === undefined) return null;
          const name = nameFor(language, field);
          return (
            <li
              key={item.field}
              className={[styles['item'], over === item.field && held !== item.field && styles['over'], held === item.field && styles['held']].filter(Boolean).join(' ')}
              draggable={settles && !busy}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                setHeld(item.field);
              }}
              onDragOver={(event) => {
                if (held === undefined) return;
                event.preventDefault();
                setOver(item.field);
              }}
              onDragEnd={letGo}
              onDrop={() => drop(at)}
            >
              {settles && (
                <button type="button" className={styles['grip']} data-grip={item.field} aria-label={t('forms.move', { name })} title={t('forms.moveHint')} onKeyDown={(event) => onKeyDown(event, at)}>
                  <Icon name="menu" size={14} />
                </button>
              )}
              <span className={styles['name']}>
                <b dir="auto">{name}</b>
                <small>{told(item, field)}</small>
              </span>
              {item.required_at && <Tag tone="us">{t(`forms.from.${item.required_at}`)}</Tag>}
              {item.customers !== 'none' && <Tag tone="hand">{t(`forms.customers.${item.customers}`)}</Tag>}
              {settles && (
                <span className={styles['steps']}>
                  <Button size="small" look="quiet" aria-label={t('people.editName', { name })} onClick={() => onEdit(item.field)}>
                    {t('people.edit')}
                  </Button>
                  <Button size="small" look="quiet" square disabled={busy} aria-label={t('forms.drop', { name })} title={t('forms.drop', { name })} onClick={() => onChange(items.filter((one) => one !== item))}>
                    <Icon name="cross" size={14} />
                  </Button>
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {settles && (
        <Select
          className={styles['add'] ?? ''}
          aria-label={t('forms.add')}
          placeholder={t('forms.add')}
          disabled={busy || left.length === 0}
          value={null}
          showSearch={{ optionFilterProp: 'label' }}
          options={left.map((one) => ({ value: one.code, label: nameFor(language, one) }))}
          onChange={(code: string) => onChange([...items, fresh(code)])}
        />
      )}
    </>
  );

  function told(item: Item, field: CustomField): string {
    return [
      t(`ownFields.types.${field.type}`),
      item.show_words && t('forms.shownWhen', { when: item.show_words }),
      item.require_words && t('forms.requiredWhen', { when: item.require_words }),
      ...item.limits.map((one) => t('forms.limitedWhen', { when: one.words, count: one.choices.length })),
    ]
      .filter(Boolean)
      .join(' · ');
  }
}

import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { colleaguesQuery } from '@/features/people/queries';
import { assetsToChooseQuery } from '@/features/workorders/queries';
import { nameFor, useReader } from '@/lib/reader';
import { useSettled } from '@/lib/settled';
import { Button } from '@/ui/button';

import form from '../form.module.css';
import styles from './own.module.css';

type Given = { label: string; hint: string; wrong: string | undefined; value: string; name: string; onChange: (key: string | null, name?: string) => void };
type Row = { key: string; name: string; more: string };

const SHOWN = 8;

/** Somebody who works here, found by name. */
export function ColleagueField(given: Given) {
  const { language } = useReader();
  const [search, setSearch] = useState('');
  const found = useQuery({ ...colleaguesQuery(useSettled(search.trim())), placeholderData: (before) => before, enabled: given.value === '' });
  const rows = (found.data?.rows ?? []).map((one): Row => ({ key: one.key, name: one.name, more: one.team ? nameFor(language, one.team) : '' }));
  return <Pick {...given} search={search} onSearch={setSearch} rows={rows} away={isAway(found)} />;
}

/** One of the customer's assets, found by name or serial. */
export function AssetField({ customer, ...given }: Given & { customer: string }) {
  const [search, setSearch] = useState('');
  const found = useQuery({ ...assetsToChooseQuery(customer), enabled: given.value === '' && customer !== '' });
  const words = search.trim().toLowerCase();
  const rows = (found.data?.rows ?? []).map((one): Row => ({ key: one.key, name: one.name, more: one.serial })).filter((one) => `${one.name} ${one.more}`.toLowerCase().includes(words));
  return <Pick {...given} search={search} onSearch={setSearch} rows={rows} away={isAway(found)} />;
}

/** Whether there is no line to ask by, and nothing from before. */
const isAway = (query: { data: unknown; fetchStatus: string; isError: boolean }): boolean => query.data === undefined && (query.fetchStatus === 'paused' || query.isError);

type Props = Given & { search: string; onSearch: (search: string) => void; rows: Row[]; away: boolean };

function Pick({ label, hint, wrong, value, name, onChange, search, onSearch, rows, away }: Props) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <fieldset className={form['field']}>
      <legend>{label}</legend>
      {hint && <small className={form['hint']}>{hint}</small>}
      {value !== '' ? (
        <div className={styles['chosen']}>
          <b dir="auto">{name || t('field.own.chosen')}</b>
          <Button look="quiet" onClick={() => onChange(null)}>
            {t('field.own.another')}
          </Button>
        </div>
      ) : (
        <>
          <input
            className={form['text']}
            type="search"
            enterKeyHint="search"
            maxLength={200}
            aria-label={t('field.own.find', { name: label })}
            placeholder={t('field.own.findHint')}
            aria-invalid={wrong ? true : undefined}
            aria-describedby={wrong ? `${id}-wrong` : undefined}
            value={search}
            onChange={(event) => onSearch(event.target.value)}
          />
          {away && <small className={form['hint']}>{t('field.own.away')}</small>}
          {rows.length > 0 && (
            <ul className={styles['rows']}>
              {rows.slice(0, SHOWN).map((row) => (
                <li key={row.key}>
                  <button type="button" onClick={() => onChange(row.key, row.name)}>
                    <span dir="auto">{row.name}</span>
                    {row.more && <small dir="auto">{row.more}</small>}
                  </button>
                </li>
              ))}
            </ul>
          )}
          {rows.length > SHOWN && <small className={form['hint']}>{t('field.own.more', { count: rows.length - SHOWN })}</small>}
          {rows.length === 0 && search.trim() !== '' && !away && <small className={form['hint']}>{t('field.own.none')}</small>}
        </>
      )}
      {wrong && (
        <span id={`${id}-wrong`} className={form['wrong']}>
          {wrong}
        </span>
      )}
    </fieldset>
  );
}

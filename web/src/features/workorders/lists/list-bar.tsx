import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useKeys } from '@/lib/keys';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';
import { useProblemWords } from '@/ui/problem-words';

import { countWords } from '../counts';
import type { Column } from '../queue-columns';
import { ExportButton } from './export-button';
import styles from './list-bar.module.css';
import { changeView, previewQuery, viewsChanged } from './queries';
import { SORTS } from './spot';
import { without } from './tree';
import type { Filter, Sort } from './types';
import { useList } from './use-list';

/** antd's selects come along with it: only who builds a condition waits for them. */
const FilterPanel = lazy(() => import('./filter-panel'));
const SaveView = lazy(() => import('./save-view'));

type Props = { columns: Column[]; wide: boolean; mayExport: boolean };

/** What the list was narrowed to and how it is sorted, what that means in words, and what can be done with it. */
export function ListBar({ columns, wide, mayExport }: Props) {
  const { t } = useTranslation();
  const { spot, filter, view, go } = useList();
  const [open, setOpen] = useState(false);
  const [saving, setSaving] = useState(false);
  const among = spot.among ?? view?.among ?? 'open';
  const sort = spot.sort ?? view?.sort ?? 'due';
  useKeys({ '/': () => setOpen(true), 'Shift+F': () => setOpen(true) });
  const told = filter ? JSON.stringify(filter) : '';
  const preview = useQuery({ ...previewQuery(told, among), enabled: told !== '' });

  return (
    <>
      <div className={styles['bar']} role="toolbar" aria-label={t('lists.bar')}>
        <Button size="small" look={open ? 'primary' : 'plain'} aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name="filter" />
          {t('lists.filter')}
          {wide && <Kbd onAccent={open}>{'/'}</Kbd>}
        </Button>
        {view && (
          <Chip label={t('lists.view')} onRemove={() => go({ saved: null })} removeLabel={t('lists.leaveView')}>
            {view.name}
          </Chip>
        )}
        {view?.words && <span className={styles['words']} title={view.words}>{view.words}</span>}
        {among === 'all' && (
          <Chip onRemove={() => go({ among: view?.among === 'all' ? 'open' : null })} removeLabel={t('lists.onlyOpen')}>
            {t('lists.amongAll')}
          </Chip>
        )}
        {filter && <Chips filter={filter} parts={preview.data?.parts ?? []} onFilter={(next) => go({ filter: next ? JSON.stringify(next) : null })} />}
        {filter && preview.data?.count && <span className={styles['count']}>{countWords(preview.data.count, t)}</span>}
        <span className={styles['grow']} />
        <label className={styles['sort']}>
          <Icon name="sort" />
          <span className={styles['hidden']}>{t('lists.sortBy')}</span>
          <select value={sort} onChange={(event) => go({ sort: event.target.value === (view?.sort ?? 'due') ? null : (event.target.value as Sort) })}>
            {[...new Set<Sort>([...SORTS, sort])].map((one) => (
              <option key={one} value={one}>
                {t(`lists.sort.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {view?.may_change && (filter !== null || spot.sort !== undefined || spot.among !== undefined) && <UpdateView filter={filter} sort={sort} among={among} columns={columns} />}
        {(filter !== null || among === 'all' || spot.sort !== undefined || view !== undefined) && (
          <Button size="small" look="quiet" onClick={() => setSaving(true)}>
            <Icon name="star" />
            {t('lists.keep')}
          </Button>
        )}
        {mayExport && <ExportButton columns={columns} />}
      </div>
      {open && (
        <Suspense fallback={<div className={styles['waiting']} role="status" aria-label={t('lists.opening')} />}>
          <FilterPanel
            filter={filter}
            among={among}
            onClose={() => setOpen(false)}
            onApply={(next, inside) => {
              go({ filter: next ? JSON.stringify(next) : null, among: inside === (view?.among ?? 'open') ? null : inside });
              setOpen(false);
            }}
          />
        </Suspense>
      )}
      {saving && (
        <Suspense>
          <SaveView
            filter={filter}
            view={view}
            among={among}
            sort={sort}
            columns={columns}
            onClose={() => setSaving(false)}
            onKept={(kept) => go({ saved: kept.key, filter: null, among: null, sort: null })}
          />
        </Suspense>
      )}
    </>
  );
}

function Chip({ label, children, onRemove, removeLabel }: { label?: string; children: string; onRemove: () => void; removeLabel: string }) {
  return (
    <span className={styles['chip']}>
      {label && <span>{label}</span>}
      <b title={children}>{children}</b>
      <Button look="quiet" size="small" square onClick={onRemove} aria-label={removeLabel} title={removeLabel}>
        <Icon name="cross" size={14} />
      </Button>
    </span>
  );
}

function Chips({ filter, parts, onFilter }: { filter: Filter; parts: string[]; onFilter: (next: Filter | null) => void }) {
  const { t } = useTranslation();
  const shown = parts.length > 0 ? parts : [t('lists.someFilter')];
  return shown.map((words, at) => (
    <Chip key={`${at} ${words}`} onRemove={() => onFilter(parts.length > 1 ? without(filter, at) : null)} removeLabel={t('lists.without', { what: words })}>
      {words}
    </Chip>
  ));
}

/** What stands in the address besides becomes the view's own. */
function UpdateView({ filter, sort, among, columns }: { filter: Filter | null; sort: Sort; among: 'open' | 'all'; columns: Column[] }) {
  const { t } = useTranslation();
  const { view, go } = useList();
  const client = useQueryClient();
  const words = useProblemWords();
  const [trouble, setTrouble] = useState('');
  if (view === undefined) return null;
  const both = filter && view.filter ? { all: [view.filter, filter] } : (filter ?? view.filter);
  async function update(kept: NonNullable<typeof view>): Promise<void> {
    try {
      await changeView(kept.key).run({ filter: both, sort, among, columns }, { version: kept.version });
      viewsChanged(client);
      go({ filter: null, sort: null, among: null });
    } catch (error) {
      setTrouble(words(error));
    }
  }
  return (
    <>
      {trouble && <span className={styles['trouble']} role="alert">{trouble}</span>}
      <Button size="small" look="quiet" onClick={() => void update(view)}>
        <Icon name="check" />
        {t('lists.update')}
      </Button>
    </>
  );
}

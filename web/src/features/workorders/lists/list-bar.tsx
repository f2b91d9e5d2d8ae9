import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';

import { useKeys } from '@/lib/keys';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Popover } from '@/ui/popover';
import { useProblemWords } from '@/ui/problem-words';

import { NARROWINGS, savedPath, viewPath } from '../paths';
import type { QueueSpot } from '../queries';
import { knownColumns, type Column } from '../queue-columns';
import { NarrowedChips, QueueFilter } from '../queue-filter';
import { Chip } from './chip';
import { ExportButton } from './export-button';
import styles from './list-bar.module.css';
import { changeView, viewsChanged } from './queries';
import { SORTS } from './spot';
import { without } from './tree';
import type { Among, Filter, Sort, View } from './types';
import { useList } from './use-list';
import { usePreview, useWhole } from './use-preview';
import { PutAway, ViewDeeds } from './view-deeds';
import { grounds, joined } from './whole';

/** antd's selects come along with it: only who builds a condition waits for them. */
const FilterPanel = lazy(() => import('./filter-panel'));
const SaveView = lazy(() => import('./save-view'));

type Props = { spot: QueueSpot; columns: Column[]; mayExport: boolean };

/** What the list was narrowed to and how it is sorted, what that means in words, and what can be done with it. */
export function ListBar({ spot: queue, columns, mayExport }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { spot, filter, view, sort, go } = useList();
  const whole = useWhole(queue);
  const [open, setOpen] = useState(false);
  const [saving, setSaving] = useState(false);
  const [away, setAway] = useState<View>();
  const { among } = whole;
  useKeys({ 'Shift+F': () => setOpen(true) });
  const said = usePreview(filter, among);
  const narrowed = NARROWINGS.filter((one) => queue[one]).length;
  const chips = narrowed + (filter ? Math.max(said?.parts.length ?? 0, 1) : 0) + (among === 'all' ? 1 : 0);
  const changed = chips > 0 || spot.sort !== undefined;

  return (
    <>
      <div className={styles['bar']} role="group" aria-label={t('lists.bar')}>
        <QueueFilter spot={queue} onMore={() => setOpen(true)} />
        <div className={styles['said']}>
          {away && spot.saved === undefined && <PutAway key={away.key} view={away} onDone={() => setAway(undefined)} />}
          {view && (view.words !== '' || view.may_change) && (
            <div className={styles['about']}>
              <span className={styles['words']} title={view.words} dir="auto">
                {view.words}
              </span>
              {view.may_change && <ViewDeeds key={view.key} view={view} onAway={setAway} />}
            </div>
          )}
          <NarrowedChips spot={queue} />
          {filter && <Chips filter={filter} parts={said?.parts ?? []} onFilter={(next) => go({ filter: next ? JSON.stringify(next) : null })} />}
          {among === 'all' && (
            <Chip onRemove={() => go({ among: view?.among === 'all' ? 'open' : null })} removeLabel={t('lists.onlyOpen')}>
              {t('lists.amongAll')}
            </Chip>
          )}
          {chips > 1 && (
            <Link to={viewPath(queue.view, {}, { ...(spot.saved && { saved: spot.saved }), ...(spot.sort && { sort: spot.sort }) })} className={styles['all']}>
              {t('queue.widen')}
            </Link>
          )}
        </div>
        <div className={styles['deeds']}>
          <SortChoice sort={sort} onSort={(next) => go({ sort: next === (view?.sort ?? 'due') ? null : next })} />
          {view?.may_change && (changed || recolumned(view, columns)) && <UpdateView key={view.key} view={view} filter={whole.filter} sort={sort} among={among} columns={columns} />}
          {(changed || view !== undefined) && (
            <Button size="small" look="quiet" onClick={() => setSaving(true)}>
              <Icon name="star" />
              {t('lists.keep')}
            </Button>
          )}
          {mayExport && <ExportButton columns={columns} />}
        </div>
      </div>
      {open && (
        <Suspense fallback={<div className={styles['waiting']} role="status" aria-label={t('lists.opening')} />}>
          <FilterPanel
            filter={filter}
            besides={joined(view?.filter, grounds(queue))}
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
          <SaveView filter={whole.filter} among={among} sort={sort} columns={columns} onClose={() => setSaving(false)} onKept={(kept) => void navigate(savedPath(kept.key))} />
        </Suspense>
      )}
    </>
  );
}

function SortChoice({ sort, onSort }: { sort: Sort; onSort: (next: Sort) => void }) {
  const { t } = useTranslation();
  const face = (
    <>
      <Icon name="sort" />
      {t(`lists.sort.${sort}`)}
    </>
  );
  return (
    <Popover label={t('lists.sortBy')} face={face} look="quiet" size="small">
      {(close) => (
        <ul className={styles['sorts']}>
          {[...new Set<Sort>([...SORTS, sort])].map((one) => (
            <li key={one}>
              <button
                type="button"
                aria-pressed={one === sort}
                onClick={() => {
                  onSort(one);
                  close();
                }}
              >
                {t(`lists.sort.${one}`)}
                {one === sort && <Icon name="check" size={14} />}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}

/** Whether other columns are shown than were kept with it. */
const recolumned = (view: View, shown: Column[]): boolean => view.columns.length > 0 && shown.join() !== knownColumns(view.columns).join();

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
function UpdateView({ view, filter, sort, among, columns }: { view: View; filter: Filter | null; sort: Sort; among: Among; columns: Column[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const words = useProblemWords();
  const [write] = useState(() => changeView(view.key));
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');

  async function update(): Promise<void> {
    setBusy(true);
    setTrouble('');
    try {
      await write.run({ filter, sort, among, columns }, { version: view.version });
      viewsChanged(client);
      void navigate(savedPath(view.key));
    } catch (error) {
      setTrouble(words(error));
      viewsChanged(client); // somebody else may have changed it: the next try is from what they made of it
    }
    setBusy(false);
  }
  return (
    <>
      {trouble && (
        <span className={styles['trouble']} role="alert">
          {trouble}
        </span>
      )}
      <Button size="small" look="quiet" busy={busy} onClick={() => void update()}>
        <Icon name="check" />
        {t('lists.update')}
      </Button>
    </>
  );
}

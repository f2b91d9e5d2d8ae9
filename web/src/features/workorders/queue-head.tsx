import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { Icon } from '@/ui/icon';
import { Popover } from '@/ui/popover';

import { countWords } from './counts';
import { ListBar } from './lists/list-bar';
import { useList } from './lists/use-list';
import { usePreview, useWhole } from './lists/use-preview';
import { isNarrowed } from './paths';
import { countsQuery, type QueueSpot } from './queries';
import { CHOICES, isOwn, type Column } from './queue-columns';
import styles from './queue-page.module.css';
import { useColumnWords } from './use-column-words';
import { useOwnFields } from './use-own-fields';
import { ViewPicker } from './view-list';

export const DENSITIES = ['dense', 'roomy'] as const;
export type Density = (typeof DENSITIES)[number];

type Props = {
  spot: QueueSpot;
  wide: boolean;
  columns: Column[];
  /** As they stand in the list now: a kept view has columns of its own. */
  shown: Column[];
  mayExport: boolean;
  onColumns: (chosen: Column[]) => void;
  density: Density;
  onDensity: (next: Density) => void;
};

/** What is listed, how much of it there is, what it was narrowed to, and how it is shown. */
export function QueueHead({ spot, wide, columns, shown, mayExport, onColumns, density, onDensity }: Props) {
  const { t } = useTranslation();
  const counts = useQuery(countsQuery);
  const { view: kept } = useList();
  const { among, filter } = useWhole(spot);
  const narrowed = isNarrowed(spot); // counted beforehand are the whole views
  const found = usePreview(narrowed && !kept?.trouble ? filter : null, among);
  const count = narrowed ? found?.count : counts.data?.[spot.view];
  return (
    <header>
      <div className={styles['head']}>
        <h1 id="queue-title" className={styles['title']}>
          {wide ? <bdi title={kept?.name}>{kept?.name ?? t(spot.list?.saved ? 'shell.allViews' : `views.${spot.view}`)}</bdi> : <ViewPicker />}
        </h1>
        {(wide || narrowed) && count && <span className={styles['count']}>{countWords(count, t)}</span>}
        <span className={styles['grow']} />
        {wide && (
          <>
            <ColumnChoice columns={columns} onColumns={onColumns} />
            <DensitySwitch density={density} onChange={onDensity} />
          </>
        )}
      </div>
      <ListBar spot={spot} columns={shown} mayExport={mayExport} />
    </header>
  );
}

function ColumnChoice({ columns, onColumns }: { columns: Column[]; onColumns: (chosen: Column[]) => void }) {
  const { t } = useTranslation();
  const words = useColumnWords();
  const own = useOwnFields();
  const choices: Column[] = [...CHOICES, ...[...(own?.entries() ?? [])].filter(([, one]) => !one.archived).map(([name]) => name).filter(isOwn)];
  const face = (
    <>
      <Icon name="columns" />
      {t('queue.columns')}
    </>
  );
  return (
    <Popover label={t('queue.columnChoice')} face={face} look="quiet" size="small" hotkey="v">
      {() => (
        <ul className={styles['choices']}>
          {choices.map((column) => (
            <li key={column}>
              <label>
                <input
                  type="checkbox"
                  checked={columns.includes(column)}
                  onChange={(event) => onColumns(event.target.checked ? [...columns, column] : columns.filter((one) => one !== column))}
                />
                {words(column)}
              </label>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}

function DensitySwitch({ density, onChange }: { density: Density; onChange: (next: Density) => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles['density']} role="group" aria-label={t('queue.density')}>
      {DENSITIES.map((one) => (
        <button key={one} type="button" aria-pressed={one === density} onClick={() => onChange(one)}>
          {t(`queue.${one}`)}
        </button>
      ))}
    </div>
  );
}

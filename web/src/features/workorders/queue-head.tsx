import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';

import { teamsQuery } from '@/features/people/queries';
import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';
import { Popover } from '@/ui/popover';

import { countWords } from './counts';
import { useList } from './lists/use-list';
import { viewPath } from './paths';
import { countsQuery, type QueueSpot } from './queries';
import { CHOICES, type Column } from './queue-columns';
import styles from './queue-page.module.css';
import { ViewPicker } from './view-list';

export const DENSITIES = ['dense', 'roomy'] as const;
export type Density = (typeof DENSITIES)[number];

type Props = {
  spot: QueueSpot;
  wide: boolean;
  columns: Column[];
  onColumns: (chosen: Column[]) => void;
  density: Density;
  onDensity: (next: Density) => void;
};

/** What is listed, how much of it there is, what it was narrowed to, and how it is shown. */
export function QueueHead({ spot, wide, columns, onColumns, density, onDensity }: Props) {
  const { t } = useTranslation();
  const counts = useQuery(countsQuery);
  const { view: kept } = useList();
  const count = spot.team === undefined && Object.keys(spot.list ?? {}).length === 0 ? counts.data?.[spot.view] : undefined; // counted are the views, not a team's part
  return (
    <header className={styles['head']}>
      <h1 id="queue-title" className={styles['title']}>
        {wide ? (kept?.name ?? t(`views.${spot.view}`)) : <ViewPicker />}
      </h1>
      {wide && count && <span className={styles['count']}>{countWords(count, t)}</span>}
      <TeamFilter spot={spot} />
      <span className={styles['grow']} />
      {wide && (
        <>
          <ColumnChoice columns={columns} onColumns={onColumns} />
          <DensitySwitch density={density} onChange={onDensity} />
        </>
      )}
    </header>
  );
}

/** One team's part of the view. It stands in the address, so that it can be passed on. */
function TeamFilter({ spot }: { spot: QueueSpot }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const navigate = useNavigate();
  const teams = useQuery(teamsQuery);
  const chosen = teams.data?.rows.find((team) => team.key === spot.team);
  const face = (
    <>
      <Icon name="filter" />
      {t('queue.team')}
      <Kbd>F</Kbd>
    </>
  );
  return (
    <>
      <Popover label={t('queue.teamFilter')} face={face} size="small" hotkey="f" side="left">
        {(close) => (
          <ul className={styles['choices']}>
            {[undefined, ...(teams.data?.rows ?? [])].map((team) => (
              <li key={team?.key ?? 'all'}>
                <Link to={viewPath(spot.view, team?.key)} aria-current={team?.key === spot.team ? 'true' : undefined} onClick={close}>
                  {team ? nameFor(language, team) : t('queue.allTeams')}
                  {team?.key === spot.team && <Icon name="check" size={14} />}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Popover>
      {spot.team !== undefined && (
        <span className={styles['chip']}>
          <span>{t('queue.team')}</span>
          <b>{chosen ? nameFor(language, chosen) : t('queue.someTeam')}</b>
          <Button look="quiet" size="small" square onClick={() => void navigate(viewPath(spot.view))} aria-label={t('queue.anyTeam')} title={t('queue.anyTeam')}>
            <Icon name="cross" size={14} />
          </Button>
        </span>
      )}
    </>
  );
}

function ColumnChoice({ columns, onColumns }: { columns: Column[]; onColumns: (chosen: Column[]) => void }) {
  const { t } = useTranslation();
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
          {CHOICES.map((column) => (
            <li key={column}>
              <label>
                <input
                  type="checkbox"
                  checked={columns.includes(column)}
                  onChange={(event) => onColumns(event.target.checked ? [...columns, column] : columns.filter((one) => one !== column))}
                />
                {t(`queue.${column}`)}
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

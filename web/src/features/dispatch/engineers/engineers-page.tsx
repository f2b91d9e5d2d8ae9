import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { useNamed } from '@/features/people/parts/inputs';
import { PEOPLE } from '@/features/people/paths';
import { teamsQuery } from '@/features/people/queries';
import { skillsQuery } from '@/features/people/settings/queries';
import { useKeys } from '@/lib/keys';
import { useNarrowing } from '@/lib/narrowing';
import { useRowKeys } from '@/lib/row-keys';
import { useSettled } from '@/lib/settled';
import { Button } from '@/ui/button';
import { ListBody, ListPage, SearchBox } from '@/ui/list-page';
import { Notice } from '@/ui/notice';

import { EngineerRows } from './engineer-rows';
import styles from './engineers.module.css';
import { engineersQuery, STANDINGS, type Filter, type InHand } from './queries';

const PresenceSheet = lazy(() => import('./presence-sheet').then((file) => ({ default: file.PresenceSheet })));

/** 工程师在岗: who is there, on what, what is next, how much is ahead; and to say of somebody that they are on a break, away, or back. */
export function EngineersPage() {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const { filter, put, none } = useFilter();
  const found = useInfiniteQuery(engineersQuery({ ...filter, search: useSettled(filter.search) }));
  const [setting, setSetting] = useState<string>();
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const counts = found.data?.pages[0]?.counts;
  const asked = rows.find((row) => row.engineer.key === setting);
  const set = (row: InHand | undefined): void => {
    if (row?.may_set && row.engineer.key) setSetting(row.engineer.key);
  };
  useRowKeys(list);
  useKeys({ s: () => set(rows.find((row) => row.engineer.key === document.activeElement?.closest('[data-engineer]')?.getAttribute('data-engineer'))) });
  return (
    <ListPage
      title={t('desk.engineers.title')}
      tools={
        <>
          <SearchBox label={t('desk.engineers.search')} value={filter.search} onChange={(value) => put('q', value)} />
          <Choice name="team" filter={filter} put={put} />
          <Choice name="skill" filter={filter} put={put} />
          <div className={styles['states']} role="group" aria-label={t('desk.engineers.states')}>
            {['' as const, ...STANDINGS].map((state) => {
              const label = state === '' ? t('desk.engineers.all') : t(`desk.engineers.state.${state}`);
              const n = counts ? (state === '' ? Object.values(counts).reduce((sum, one) => sum + one, 0) : (counts[state] ?? 0)) : undefined;
              return (
                <button key={state} type="button" aria-pressed={filter.state === state} onClick={() => put('state', state)}>
                  {label}{' '}
                  {n !== undefined && <span>{n.toLocaleString('en')}</span>}
                </button>
              );
            })}
          </div>
        </>
      }
    >
      <ListBody reading={found} count={rows.length} empty={<Empty none={none} />}>
        <div ref={list}>
          <EngineerRows rows={rows} onSet={set} />
        </div>
      </ListBody>
      <Suspense>{asked && <PresenceSheet key={asked.engineer.key} row={asked} onClose={() => setSetting(undefined)} />}</Suspense>
    </ListPage>
  );
}

function useFilter() {
  const { of, put, none } = useNarrowing();
  const filter: Filter = { search: of('q'), team: of('team'), skill: of('skill'), state: of('state') };
  return { filter, put: (name: string, value: string | undefined): void => put({ [name]: value }), none };
}

function Choice({ name, filter, put }: { name: 'team' | 'skill'; filter: Filter; put: (name: string, value: string | undefined) => void }) {
  const { t } = useTranslation();
  const named = useNamed();
  const [teams, skills] = [useQuery({ ...teamsQuery, enabled: name === 'team' }), useQuery({ ...skillsQuery, enabled: name === 'skill' })];
  const options = name === 'team' ? named(teams.data?.rows.filter((team) => !team.archived)) : named(skills.data?.rows, 'code');
  return (
    <Select
      className={styles['choice'] ?? ''}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t(`desk.engineers.${name}`)}
      aria-label={t(`desk.engineers.${name}`)}
      options={options}
      value={filter[name] || undefined}
      onChange={(value: string | undefined) => put(name, value)}
    />
  );
}

function Empty({ none }: { none: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (!none) return <Notice title={t('desk.engineers.emptyTitle')} text={t('desk.engineers.emptyFiltered')} />;
  return (
    <Notice title={t('desk.engineers.emptyTitle')} text={t('desk.engineers.emptyText')}>
      <Button onClick={() => void navigate(PEOPLE)}>{t('desk.engineers.toPeople')}</Button>
    </Notice>
  );
}

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Input, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useNarrowing } from '@/lib/narrowing';
import { useSettled } from '@/lib/settled';
import { Button, buttonClass } from '@/ui/button';
import { Notice } from '@/ui/notice';

import { AddButton } from '../parts/add-button';
import { useNamed } from '../parts/inputs';
import { Page } from '../parts/page';
import { Read } from '../parts/read';
import { TEAMS } from '../paths';
import { meQuery, teamsQuery } from '../queries';
import { isForCustomers } from '../roles/rights';
import { rolesQuery, skillsQuery } from '../settings/queries';
import { LEVELS, levelWord } from './levels';
import { NewPersonSheet } from './new-person';
import styles from './people-page.module.css';
import { PeopleRows } from './people-rows';
import { staffQuery, type Filter } from './queries';

type Choice = 'team' | 'role' | 'level' | 'skill';

/** Colleagues: found by name, address, team, role, level or skill. The address of the page says what is asked for. */
export function PeoplePage() {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const { filter, put, none } = useFilter();
  const me = useQuery(meQuery);
  const people = useInfiniteQuery({ ...staffQuery({ ...filter, search: useSettled(filter.search) }), placeholderData: (before) => before });
  const mayAdd = me.data !== undefined && 'people.edit' in me.data.rights;
  return (
    <Page
      title={t('people.title')}
      lead={t('people.lead')}
      tools={
        <>
          <Link className={buttonClass()} to={TEAMS}>
            {t('teams.title')}
          </Link>
          {mayAdd && <AddButton word={t('people.add')} onAdd={() => setAdding(true)} />}
        </>
      }
    >
      <Filters filter={filter} put={put} />
      <Read query={people}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          if (rows.length === 0) return <Notice title={t('people.emptyTitle')} text={none ? t('people.empty') : t('people.emptyFiltered')} />;
          return (
            <>
              <PeopleRows rows={rows} />
              {people.hasNextPage && (
                <div className={styles['more']}>
                  <Button busy={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
                    {t('people.more')}
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </Read>
      {adding && <NewPersonSheet onClose={() => setAdding(false)} />}
    </Page>
  );
}

function useFilter() {
  const { of, put, none } = useNarrowing();
  const filter: Filter = { search: of('q'), team: of('team'), role: of('role'), level: of('level'), skill: of('skill'), archived: of('archived') === '1' };
  return { filter, put: (name: string, value: string | undefined): void => put({ [name]: value }), none };
}

function Filters({ filter, put }: { filter: Filter; put: (name: string, value: string | undefined) => void }) {
  const { t } = useTranslation();
  const named = useNamed();
  const [teams, roles, skills] = [useQuery(teamsQuery), useQuery(rolesQuery), useQuery(skillsQuery)];
  const choices: [Choice, { value: string; label: string }[]][] = [
    ['team', named(teams.data?.rows.filter((team) => !team.archived))],
    ['role', named(roles.data?.rows.filter((role) => !isForCustomers(role)), 'code')],
    ['level', LEVELS.map((level) => ({ value: String(level), label: t(levelWord[level]) }))],
    ['skill', named(skills.data?.rows, 'code')],
  ];
  return (
    <div className={styles['filters']} role="search">
      <Input
        className={styles['search']}
        allowClear
        placeholder={t('people.search')}
        aria-label={t('people.search')}
        value={filter.search}
        onChange={(event) => put('q', event.target.value)}
      />
      {choices.map(([name, options]) => (
        <Select
          key={name}
          className={styles['choice'] ?? ''}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t(`people.by.${name}`)}
          aria-label={t(`people.by.${name}`)}
          options={options}
          value={filter[name] || undefined}
          onChange={(value: string | undefined) => put(name, value)}
        />
      ))}
      <label className={styles['archived']}>
        <Switch size="small" checked={filter.archived} onChange={(on) => put('archived', on ? '1' : undefined)} />
        {t('people.archived')}
      </label>
    </div>
  );
}

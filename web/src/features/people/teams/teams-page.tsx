import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';

import { buttonClass } from '@/ui/button';
import { Notice } from '@/ui/notice';

import { AddButton } from '../parts/add-button';
import { Page } from '../parts/page';
import { Read } from '../parts/read';
import { PEOPLE } from '../paths';
import { teamsQuery } from '../queries';
import { useSettles } from '../settings/use-settles';
import { TeamCards } from './team-cards';
import { TeamSheet } from './team-sheet';
import { TeamTree } from './team-tree';
import styles from './teams-page.module.css';

/** The teams as a tree, and the chosen one: whom an order climbs to, and who is in it. */
export function TeamsPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const teams = useQuery(teamsQuery);
  const settles = useSettles();
  const choose = (key: string): void => setParams({ team: key }, { replace: true });
  return (
    <Page
      title={t('teams.title')}
      lead={t('teams.lead')}
      tools={
        <>
          <Link className={buttonClass()} to={PEOPLE}>
            {t('people.title')}
          </Link>
          {settles && <AddButton word={t('teams.add')} onAdd={() => setAdding(true)} />}
        </>
      }
    >
      <Read query={teams}>
        {({ rows }) => {
          const chosen = rows.find((team) => team.key === params.get('team')) ?? rows.find((team) => !team.archived && team.parent === null);
          if (chosen === undefined) return <Notice title={t('teams.emptyTitle')} text={t('teams.empty')} />;
          return (
            <div className={styles['columns']}>
              <TeamTree teams={rows} chosen={chosen.key} onChoose={choose} />
              <TeamCards key={chosen.key} team={chosen} teams={rows} settles={settles} />
            </div>
          );
        }}
      </Read>
      {adding && <TeamSheet teams={teams.data?.rows ?? []} onDone={choose} onClose={() => setAdding(false)} />}
    </Page>
  );
}

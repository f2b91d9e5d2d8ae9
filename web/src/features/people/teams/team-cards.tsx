import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Card, Facts, Nothing } from '@/ui/card';

import { calendarsQuery } from '../calendars/queries';
import { Read } from '../parts/read';
import { useStep } from '../parts/use-step';
import { archiveTeam, readAgain, type Team } from '../settings/queries';
import { PeopleRows } from '../staff/people-rows';
import { staffQuery } from '../staff/queries';
import { Chain } from './chain';
import styles from './team-cards.module.css';
import { TeamSheet } from './team-sheet';

type Props = { team: Team; teams: Team[]; settles: boolean };

/** One team: whom its orders climb to, the hours it works, and who is in it. */
export function TeamCards({ team, teams, settles }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const [editing, setEditing] = useState(false);
  const calendars = useQuery(calendarsQuery);
  const calendar = calendars.data?.rows.find((one) => one.key === team.calendar);
  return (
    <div className={styles['cards']}>
      <Card icon="people" title={nameFor(language, team)} lead={team.archived ? t('teams.archived') : undefined} actions={settles && !team.archived && <Steps team={team} onEdit={() => setEditing(true)} />}>
        <Facts
          rows={[
            [t('names.code'), team.code],
            [t('teams.calendar'), calendar ? nameFor(language, calendar) : t('teams.noCalendar')],
          ]}
        />
      </Card>
      <Card icon="up" title={t('teams.chain')} lead={t('teams.chainLead')}>
        <Chain team={team} teams={teams} />
      </Card>
      <Members team={team} />
      {editing && <TeamSheet team={team} teams={teams} onClose={() => setEditing(false)} />}
    </div>
  );
}

function Steps({ team, onEdit }: { team: Team; onEdit: () => void }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const client = useQueryClient();
  const { askFirst, busy } = useStep();
  const [write] = useState(() => archiveTeam(team.key));
  const name = { name: nameFor(language, team) };

  async function archive(): Promise<void> {
    await write.run(null);
    await readAgain(client, 'teams');
  }

  return (
    <>
      <Button size="small" look="quiet" onClick={onEdit}>
        {t('people.edit')}
      </Button>
      <Button size="small" look="quiet" disabled={busy} onClick={() => askFirst({ title: t('teams.archiveTitle', name), text: t('teams.archiveText'), ok: t('teams.archive') }, archive)}>
        {t('teams.archive')}
      </Button>
    </>
  );
}

function Members({ team }: { team: Team }) {
  const { t } = useTranslation();
  const people = useInfiniteQuery(staffQuery({ search: '', team: team.key, role: '', level: '', skill: '', archived: false }));
  return (
    <Card icon="user" title={t('teams.members')}>
      <Read query={people}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          return (
            <>
              {rows.length === 0 ? <Nothing>{t('teams.noMembers')}</Nothing> : <PeopleRows rows={rows} />}
              {people.hasNextPage && (
                <div>
                  <Button busy={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
                    {t('people.more')}
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </Read>
    </Card>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { nameFor, useReader } from '@/lib/reader';
import { Avatar } from '@/ui/avatar';

import { chainUp } from '../parts/tree';
import { personPath } from '../paths';
import type { Team } from '../settings/queries';
import { personQuery } from '../staff/queries';
import styles from './chain.module.css';

/** Whom an order climbs to, nearest first: the lead, then the lead of the team above, and so on; nobody is told twice. */
export function Chain({ team, teams }: { team: Team; teams: Team[] }) {
  const { language } = useReader();
  const chain = chainUp(teams, team.key);
  const told = new Set<string>();
  return (
    <ol className={styles['chain']}>
      {chain.map((one) => {
        const again = one.lead !== null && told.has(one.lead);
        if (one.lead !== null) told.add(one.lead);
        return (
          <li key={one.key} className={one.lead === null || again ? styles['quiet'] : undefined}>
            <Lead lead={one.lead} again={again} />
            <span className={styles['team']}>{nameFor(language, one)}</span>
          </li>
        );
      })}
    </ol>
  );
}

function Lead({ lead, again }: { lead: string | null; again: boolean }) {
  const { t } = useTranslation();
  const person = useQuery({ ...personQuery(lead ?? ''), enabled: lead !== null });
  if (lead === null)
    return (
      <>
        <Avatar name={null} />
        <b>{t('teams.noLead')}</b>
      </>
    );
  return (
    <>
      <Avatar name={person.data?.name ?? ''} />
      <Link to={personPath(lead)}>{person.data?.name ?? t('teams.lead')}</Link>
      {again && <small>{t('teams.toldAlready')}</small>}
    </>
  );
}

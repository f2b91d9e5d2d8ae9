import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';

import { Avatar } from '@/ui/avatar';
import { Icon } from '@/ui/icon';

import { DutyCard } from '../duty/duty-card';
import { Page } from '../parts/page';
import { Bones, Read } from '../parts/read';
import { PEOPLE, personPath } from '../paths';
import { meQuery } from '../queries';
import { AboutCard } from './about-card';
import { AccountCard } from './account-card';
import { BelongingCard } from './belonging-card';
import { EngineerCards } from './engineer-cards';
import styles from './person-page.module.css';
import { personQuery, type Person } from './queries';

/** One colleague: how they are reached, what they may, what they can, when they are there. */
export function PersonPage() {
  const key = useParams()['key'] ?? '';
  const person = useQuery(personQuery(key));
  return (
    <Read query={person} bones={<PersonBones />}>
      {(data) => <Known key={data.key} person={data} />}
    </Read>
  );
}

function Known({ person }: { person: Person }) {
  const { t } = useTranslation();
  const back = (
    <>
      <Link className={styles['back']} to={PEOPLE} aria-label={t('people.title')}>
        <Icon name="left" />
      </Link>
      <Avatar name={person.name || null} />
    </>
  );
  const state = person.erased ? t('person.isErased') : person.archived ? t('person.isArchived') : undefined;
  return (
    <Page title={person.name || t('people.erased')} lead={state} before={back} tools={<TimeLink person={person} />}>
      <div className={styles['columns']}>
        <div className={styles['column']}>
          {person.level !== null && <EngineerCards person={person} />}
          {person.level !== null && <DutyCard person={person} />}
          {person.level === null && <EngineerCards person={person} />}
        </div>
        <div className={styles['column']}>
          <AboutCard person={person} />
          {!person.is_customer && <BelongingCard person={person} />}
          {(person.may.includes('sign_in') || person.may.includes('export')) && <AccountCard person={person} />}
        </div>
      </div>
    </Page>
  );
}

/** The way to what somebody's days went into, for them and for whoever may correct time. */
function TimeLink({ person }: { person: Person }) {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  if (me === undefined || person.is_customer || !(person.key === me.key || 'workorders.correct_time' in me.rights)) return null;
  return <Link to={`${personPath(person.key)}/time`}>{t('spent.link')}</Link>;
}

function PersonBones() {
  const { t } = useTranslation();
  return (
    <Page title={t('people.title')}>
      <Bones rows={8} />
    </Page>
  );
}

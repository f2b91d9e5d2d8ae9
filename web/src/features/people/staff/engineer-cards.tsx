import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { duration } from '@/lib/time';
import { Button } from '@/ui/button';
import { Card, Facts, Nothing } from '@/ui/card';

import { calendarsQuery } from '../calendars/queries';
import { EditableCard } from '../parts/editable-card';
import { Read } from '../parts/read';
import { CertificateCard } from './certificate-card';
import { EngineerSheet } from './engineer-sheet';
import { isLevel, levelWord } from './levels';
import { MentorCard } from './mentor-card';
import { engineerQuery, type Engineer, type Person } from './queries';
import { SkillCard } from './skill-card';

/** The working side of somebody who is sent to jobs; who is none can be made one. */
export function EngineerCards({ person }: { person: Person }) {
  const engineer = useQuery({ ...engineerQuery(person.key), enabled: person.level !== null });
  if (person.level === null) return <NoEngineer person={person} />;
  return (
    <Read query={engineer}>
      {(data) => (
        <>
          <WorkCard person={person} engineer={data} />
          <SkillCard person={person} engineer={data} />
          <CertificateCard person={person} engineer={data} />
          <MentorCard person={person} engineer={data} />
        </>
      )}
    </Read>
  );
}

function NoEngineer({ person }: { person: Person }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  return (
    <Card icon="wrench" title={t('person.engineer')}>
      <Nothing>{t('person.noEngineer')}</Nothing>
      {person.may.includes('engineer') && !person.archived && (
        <div>
          <Button onClick={() => setEditing(true)}>{t('person.makeEngineer')}</Button>
        </div>
      )}
      {editing && <EngineerSheet person={person} onClose={() => setEditing(false)} />}
    </Card>
  );
}

function WorkCard({ person, engineer }: { person: Person; engineer: Engineer }) {
  const { t } = useTranslation();
  const { language, say } = useReader();
  const calendars = useQuery(calendarsQuery);
  const calendar = calendars.data?.rows.find((one) => one.key === engineer.calendar);
  const spoken = new Intl.DisplayNames([language], { type: 'language' });
  const home = engineer.home && t('person.place', { latitude: engineer.home.latitude.toFixed(4), longitude: engineer.home.longitude.toFixed(4) });
  return (
    <EditableCard
      icon="wrench"
      title={t('person.engineer')}
      may={person.may.includes('engineer') && !person.archived}
      sheet={(close) => <EngineerSheet person={person} engineer={engineer} onClose={close} />}
    >
      <Facts
        rows={[
          [t('people.levelName'), isLevel(engineer.level) ? t(levelWord[engineer.level]) : engineer.level],
          [t('person.calendar'), calendar && nameFor(language, calendar)],
          [t('person.languages'), engineer.languages.map((one) => spoken.of(one) ?? one).join(t('people.comma')) || undefined],
          [t('person.home'), home],
          [t('person.cap'), duration(engineer.workload_cap_minutes * 60_000, say)],
        ]}
      />
    </EditableCard>
  );
}

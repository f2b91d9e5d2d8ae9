import { useQueryClient } from '@tanstack/react-query';
import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { today } from '@/lib/day';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Nothing } from '@/ui/card';

import { DateInput } from '../parts/date-input';
import { EditableCard } from '../parts/editable-card';
import { ColleagueInput } from '../parts/inputs';
import { Sheet } from '../parts/sheet';
import { personPath } from '../paths';
import styles from './lines.module.css';
import { endMentorship, readAgain, startMentorship, type Bond, type Engineer, type Person } from './queries';

/** Who takes whom along: this person's mentors, and their apprentices. */
export function MentorCard({ person, engineer }: { person: Person; engineer: Engineer }) {
  const { t } = useTranslation();
  const [ending, setEnding] = useState<Bond>();
  const may = person.may.includes('engineer') && !person.archived;
  return (
    <EditableCard icon="people" title={t('person.mentorship')} may={may} word={t('person.startMentorship')} sheet={(close) => <StartSheet person={person} onClose={close} />}>
      {engineer.mentors.length + engineer.apprentices.length === 0 && <Nothing>{t('person.noMentorship')}</Nothing>}
      <ul className={styles['lines']}>
        {engineer.mentors.map((one) => (
          <Line key={`m${one.person.key}${one.started_on}`} bond={one} word={t('person.mentor')} {...(may && { onEnd: () => setEnding(one) })} />
        ))}
        {engineer.apprentices.map((one) => (
          <Line key={`a${one.person.key}${one.started_on}`} bond={one} word={t('person.apprentice')} />
        ))}
      </ul>
      {ending && <EndSheet person={person} bond={ending} onClose={() => setEnding(undefined)} />}
    </EditableCard>
  );
}

function Line({ bond, word, onEnd }: { bond: Bond; word: string; onEnd?: () => void }) {
  const { t } = useTranslation();
  const name = bond.person.name || t('people.erased');
  return (
    <li className={styles['line']}>
      <Link to={personPath(bond.person.key)}>{name}</Link>
      <span className={styles['quiet']}>{word}</span>
      <span className={styles['quiet']}>{t(bond.ended_on === null ? 'person.since' : 'person.fromUntil', { from: bond.started_on, until: bond.ended_on })}</span>
      {onEnd && bond.ended_on === null && (
        <span className={styles['steps']}>
          <Button look="quiet" size="small" onClick={onEnd} aria-label={`${t('person.endMentorship')} ${name}`}>
            {t('person.endMentorship')}
          </Button>
        </span>
      )}
    </li>
  );
}

type Start = { mentor: string; started_on: string };

function StartSheet({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { zone } = useReader();
  const present = today(useNow(), zone);
  const [write] = useState(() => startMentorship(person.key));

  async function save(filled: Start): Promise<void> {
    await write.run(filled);
    await readAgain(client, person.key);
  }

  return (
    <Sheet<Start> title={t('person.mentorFor', { name: person.name })} ok={t('person.startMentorship')} lead={t('person.mentorHint')} initial={{ mentor: undefined as never, started_on: present }} save={save} onClose={onClose}>
      <Form.Item name="mentor" label={t('person.mentor')} rules={[{ required: true, message: t('people.required', { name: t('person.mentor') }) }]}>
        <ColleagueInput />
      </Form.Item>
      <Form.Item name="started_on" label={t('person.validFrom')}>
        <DateInput allowClear={false} />
      </Form.Item>
    </Sheet>
  );
}

function EndSheet({ person, bond, onClose }: { person: Person; bond: Bond; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { zone } = useReader();
  const present = today(useNow(), zone);
  const [write] = useState(() => endMentorship(person.key));

  async function save(filled: { ended_on: string }): Promise<void> {
    await write.run({ mentor: bond.person.key, ...filled });
    await readAgain(client, person.key);
  }

  return (
    <Sheet title={t('person.endMentorshipWith', { name: bond.person.name })} ok={t('person.endMentorship')} initial={{ ended_on: present }} save={save} onClose={onClose}>
      <Form.Item name="ended_on" label={t('person.lastDay')}>
        <DateInput allowClear={false} />
      </Form.Item>
    </Sheet>
  );
}

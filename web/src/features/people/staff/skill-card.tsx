import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { today } from '@/lib/day';
import { useNow } from '@/lib/now';
import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Nothing } from '@/ui/card';

import { DateInput } from '../parts/date-input';
import { EditableCard } from '../parts/editable-card';
import { useNamed } from '../parts/inputs';
import { Sheet } from '../parts/sheet';
import { useStep } from '../parts/use-step';
import { skillsQuery } from '../settings/queries';
import { PROFICIENCIES } from './levels';
import styles from './lines.module.css';
import { dropSkill, readAgain, setSkill, type Engineer, type Person, type SkillIn } from './queries';
import { Until } from './until';

type Skill = Engineer['skills'][number];

/** What somebody is good at, how good, and until when that holds. */
export function SkillCard({ person, engineer }: { person: Person; engineer: Engineer }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const skills = useQuery(skillsQuery);
  const [editing, setEditing] = useState<Skill>();
  const may = person.may.includes('engineer') && !person.archived;
  const nameOf = (code: string): string => {
    const known = skills.data?.rows.find((one) => one.code === code);
    return known ? nameFor(language, known) : code;
  };
  return (
    <EditableCard icon="star" title={t('person.skills')} may={may} word={t('person.addSkill')} sheet={(close) => <SkillSheet person={person} skill={undefined} onClose={close} />}>
      {engineer.skills.length === 0 && <Nothing>{t('person.noSkills')}</Nothing>}
      <ul className={styles['lines']}>
        {engineer.skills.map((one) => (
          <li key={one.skill} className={styles['line']}>
            <b>{nameOf(one.skill)}</b>
            <Dots of={one.proficiency} />
            <Until from={one.valid_from} until={one.valid_until} />
            {may && <LineSteps person={person} skill={one} name={nameOf(one.skill)} onEdit={() => setEditing(one)} />}
          </li>
        ))}
      </ul>
      {editing && <SkillSheet person={person} skill={editing} onClose={() => setEditing(undefined)} />}
    </EditableCard>
  );
}

/** 1 to 5, as dots and in words. */
function Dots({ of }: { of: number }) {
  const { t } = useTranslation();
  const said = t(`person.proficiency.${of as 1 | 2 | 3 | 4 | 5}`);
  return (
    <span className={styles['dots']} title={said}>
      {[1, 2, 3, 4, 5].map((at) => (
        <i key={at} className={at <= of ? styles['full'] : undefined} />
      ))}
      <small>{said}</small>
    </span>
  );
}

function LineSteps({ person, skill, name, onEdit }: { person: Person; skill: Skill; name: string; onEdit: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { askFirst, busy } = useStep();
  const [write] = useState(() => dropSkill(person.key));

  async function drop(): Promise<void> {
    await write.run({ skill: skill.skill });
    await readAgain(client, person.key);
  }

  return (
    <span className={styles['steps']}>
      <Button look="quiet" size="small" onClick={onEdit} aria-label={t('people.editName', { name })}>
        {t('people.edit')}
      </Button>
      <Button
        look="quiet"
        size="small"
        disabled={busy}
        aria-label={t('people.removeName', { name })}
        onClick={() => askFirst({ title: t('person.dropSkillTitle', { name }), text: t('person.dropSkillText'), ok: t('people.remove') }, drop)}
      >
        {t('people.remove')}
      </Button>
    </span>
  );
}

function SkillSheet({ person, skill, onClose }: { person: Person; skill: Skill | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { zone } = useReader();
  const present = today(useNow(), zone);
  const named = useNamed();
  const skills = useQuery(skillsQuery);
  const [write] = useState(() => setSkill(person.key));

  async function save(filled: SkillIn): Promise<void> {
    await write.run({ ...filled, valid_until: filled.valid_until ?? null });
    await readAgain(client, person.key);
  }

  const initial: SkillIn = skill ?? { skill: '', proficiency: 3, valid_from: present, valid_until: null };
  const required = (name: string) => [{ required: true, message: t('people.required', { name }) }];
  return (
    <Sheet<SkillIn> title={t('person.skill')} ok={t('people.save')} initial={{ ...initial, ...(initial.skill === '' && { skill: undefined as never }) }} save={save} onClose={onClose}>
      <Form.Item name="skill" label={t('person.skill')} rules={required(t('person.skill'))}>
        <Select disabled={skill !== undefined} showSearch={{ optionFilterProp: 'label' }} options={named(skills.data?.rows, 'code')} />
      </Form.Item>
      <Form.Item name="proficiency" label={t('person.howGood')} rules={required(t('person.howGood'))}>
        <Radio.Group optionType="button" options={PROFICIENCIES.map((one) => ({ value: one, label: t(`person.proficiency.${one}`) }))} />
      </Form.Item>
      <Form.Item name="valid_from" label={t('person.validFrom')} rules={required(t('person.validFrom'))}>
        <DateInput allowClear={false} />
      </Form.Item>
      <Form.Item name="valid_until" label={t('people.optional', { name: t('person.validUntil') })}>
        <DateInput />
      </Form.Item>
    </Sheet>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { LANGUAGES, spoken } from '@/lib/i18n';
import { useZoneName } from '@/lib/zones';
import { Facts } from '@/ui/card';

import { EditableCard } from '../parts/editable-card';
import { orNull } from '../parts/filled';
import { LineItem } from '../parts/inputs';
import { Sheet } from '../parts/sheet';
import { ZoneItem } from '../parts/zone-item';
import { changePerson, personQuery, readAgain, type Person } from './queries';

/** How somebody is reached, and in which language and zone they read. */
export function AboutCard({ person }: { person: Person }) {
  const { t } = useTranslation();
  const called = useZoneName();
  const language = spoken(person.language);
  return (
    <EditableCard icon="user" title={t('person.about')} may={person.may.includes('edit') && !person.erased} sheet={(close) => <AboutSheet person={person} onClose={close} />}>
      <Facts
        rows={[
          [t('people.email'), person.email],
          [t('people.phone'), person.phone],
          [t('language.label'), language && t(`language.${language}`)],
          [t('person.zone'), called(person.zone)],
        ]}
      />
    </EditableCard>
  );
}

type Filled = { name: string; email: string | null; phone: string | null; language: string; zone: string };

function AboutSheet({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [write] = useState(() => changePerson(person.key));
  const reached = person.may.includes('sign_in');

  async function save(filled: Filled): Promise<void> {
    const told = { ...filled, email: orNull(filled.email), phone: orNull(filled.phone) };
    const names = Object.keys(told) as (keyof Filled)[];
    const changed = Object.fromEntries(names.filter((name) => told[name] !== person[name]).map((name) => [name, told[name]]));
    const kept = await write.run(changed, { version: person.version });
    client.setQueryData(personQuery(person.key).queryKey, kept);
    await readAgain(client);
  }

  const initial = { name: person.name, email: person.email, phone: person.phone, language: person.language, zone: person.zone };
  return (
    <Sheet<Filled> title={t('person.about')} ok={t('people.save')} initial={initial} save={save} onClose={onClose}>
      <LineItem name="name" label={t('people.name')} />
      {reached && <LineItem name="email" label={t('people.email')} required={false} extra={t('people.reachHint')} />}
      {reached && <LineItem name="phone" label={t('people.phone')} required={false} />}
      <Form.Item name="language" label={t('language.label')}>
        <Select options={LANGUAGES.map((one) => ({ value: one, label: t(`language.${one}`) }))} />
      </Form.Item>
      <ZoneItem name="zone" label={t('person.zone')} />
    </Sheet>
  );
}

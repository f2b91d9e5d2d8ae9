import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { LANGUAGES } from '@/lib/i18n';

import { orNull } from '../parts/filled';
import { LineItem, useNamed } from '../parts/inputs';
import { Sheet } from '../parts/sheet';
import { personPath } from '../paths';
import { meQuery, teamsQuery } from '../queries';
import { isForCustomers } from '../roles/rights';
import { rolesQuery } from '../settings/queries';
import { addPerson, readAgain, type NewPerson } from './queries';

type Filled = { name: string; email?: string; phone?: string; team?: string; roles?: string[]; language: string; password?: string };

/** Somebody new: reached by e-mail or phone; without a password they cannot sign in until one is set. */
export function NewPersonSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const named = useNamed();
  const [teams, roles, me] = [useQuery(teamsQuery), useQuery(rolesQuery), useQuery(meQuery)];
  const [write] = useState(addPerson);

  async function save(filled: Filled): Promise<void> {
    const told: NewPerson = {
      name: filled.name,
      email: orNull(filled.email),
      phone: orNull(filled.phone),
      team: filled.team ?? null,
      roles: filled.roles ?? [],
      language: filled.language,
      password: orNull(filled.password),
    };
    const made = await write.run(told);
    await readAgain(client);
    await navigate(personPath(made.key));
  }

  const staffRoles = roles.data?.rows.filter((role) => !isForCustomers(role));
  return (
    <Sheet<Filled>
      title={t('people.add')}
      ok={t('people.add')}
      initial={{ name: '', language: 'zh-CN', ...(me.data?.team && { team: me.data.team.key }) }}
      save={save}
      onClose={onClose}
    >
      <LineItem name="name" label={t('people.name')} />
      <LineItem name="email" label={t('people.email')} required={false} extra={t('people.reachHint')} />
      <LineItem name="phone" label={t('people.phone')} required={false} />
      <Form.Item name="team" label={t('people.team')}>
        <Select allowClear options={named(teams.data?.rows.filter((team) => !team.archived))} placeholder={t('people.noTeam')} />
      </Form.Item>
      <Form.Item name="roles" label={t('people.roles')}>
        <Select mode="multiple" options={named(staffRoles, 'code')} placeholder={t('people.noRoles')} />
      </Form.Item>
      <Form.Item name="language" label={t('language.label')}>
        <Select options={LANGUAGES.map((one) => ({ value: one, label: t(`language.${one}`) }))} />
      </Form.Item>
      <Form.Item name="password" label={t('people.optional', { name: t('person.password') })} extra={t('person.passwordHint')}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </Sheet>
  );
}

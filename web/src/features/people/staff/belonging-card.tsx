import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { nameFor, useReader } from '@/lib/reader';
import { Facts } from '@/ui/card';

import { EditableCard } from '../parts/editable-card';
import { useNamed } from '../parts/inputs';
import { Sheet } from '../parts/sheet';
import { teamPath } from '../paths';
import { teamsQuery } from '../queries';
import { isForCustomers } from '../roles/rights';
import { rolesQuery, territoriesQuery } from '../settings/queries';
import { useRoleNames } from './people-rows';
import { giveRole, joinTeam, readAgain, setTerritories, takeRole, type Person } from './queries';

/** Where somebody belongs: roles, team, territories. */
export function BelongingCard({ person }: { person: Person }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const roles = useRoleNames();
  const territories = useQuery(territoriesQuery);
  const places = territories.data?.rows.filter((one) => person.territories.includes(one.key)).map((one) => nameFor(language, one));
  return (
    <EditableCard icon="building" title={t('person.belonging')} may={person.may.includes('edit') && !person.archived} sheet={(close) => <BelongingSheet person={person} onClose={close} />}>
      <Facts
        rows={[
          [t('people.roles'), person.roles.map(roles).join(t('people.comma')) || t('people.noRoles')],
          [t('people.team'), person.team ? <Link to={teamPath(person.team.key)}>{nameFor(language, person.team)}</Link> : t('people.noTeam')],
          [t('person.territories'), person.territories.length === 0 ? t('person.noTerritories') : places?.join(t('people.comma'))],
        ]}
      />
    </EditableCard>
  );
}

type Filled = { roles: string[]; team: string | null; territories: string[] };

function BelongingSheet({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const named = useNamed();
  const [roles, teams, territories] = [useQuery(rolesQuery), useQuery(teamsQuery), useQuery(territoriesQuery)];
  const [writes] = useState(() => ({ give: giveRole(person.key), take: takeRole(person.key), team: joinTeam(person.key), places: setTerritories(person.key) }));

  async function save(filled: Filled): Promise<void> {
    try {
      for (const role of filled.roles) if (!person.roles.includes(role)) await writes.give.run({ role });
      for (const role of person.roles) if (!filled.roles.includes(role)) await writes.take.run({ role });
      const team = filled.team ?? null;
      if (team !== (person.team?.key ?? null)) await writes.team.run({ team });
      if ([...filled.territories].sort().join() !== [...person.territories].sort().join()) await writes.places.run({ territories: filled.territories });
    } finally {
      await readAgain(client, person.key); // what was taken before a refusal stands
    }
  }

  const staffRoles = roles.data?.rows.filter((role) => !isForCustomers(role));
  return (
    <Sheet<Filled>
      title={t('person.belonging')}
      ok={t('people.save')}
      initial={{ roles: person.roles, team: person.team?.key ?? null, territories: person.territories }}
      save={save}
      onClose={onClose}
    >
      <Form.Item name="roles" label={t('people.roles')} extra={t('person.rolesHint')}>
        <Select mode="multiple" options={named(staffRoles, 'code')} />
      </Form.Item>
      <Form.Item name="team" label={t('people.team')}>
        <Select allowClear options={named(teams.data?.rows.filter((team) => !team.archived))} />
      </Form.Item>
      <Form.Item name="territories" label={t('person.territories')}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={named(territories.data?.rows)} />
      </Form.Item>
    </Sheet>
  );
}

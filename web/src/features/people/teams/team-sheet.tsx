import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { calendarsQuery } from '../calendars/queries';
import { CodeItem, ColleagueInput, NameItems, useNamed } from '../parts/inputs';
import { Sheet } from '../parts/sheet';
import { chainUp } from '../parts/tree';
import { addTeam, changeTeam, readAgain, type Team, type TeamPlace } from '../settings/queries';
import { personQuery } from '../staff/queries';

type Props = { team?: Team; teams: Team[]; onDone?: (key: string) => void; onClose: () => void };
type Filled = { code: string; name_zh: string; name_en: string } & Partial<TeamPlace>;

/** A team: its names, the team above, its lead and the hours it works. */
export function TeamSheet({ team, teams, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const named = useNamed();
  const calendars = useQuery(calendarsQuery);
  const lead = useQuery({ ...personQuery(team?.lead ?? ''), enabled: (team?.lead ?? null) !== null });
  const [writes] = useState(() => ({ add: addTeam(), change: changeTeam(team?.key ?? '') }));

  async function save(filled: Filled): Promise<void> {
    const { code, name_zh, name_en } = filled;
    const place = { parent: filled.parent ?? null, lead: filled.lead ?? null, calendar: filled.calendar ?? null };
    const kept = team ? await writes.change.run({ name_zh, name_en, ...place }, { version: team.version }) : await writes.add.run({ code, name_zh, name_en, ...place });
    await readAgain(client, 'teams');
    onDone?.(kept.key);
  }

  const above = teams.filter((one) => !one.archived && (team === undefined || !chainUp(teams, one.key).includes(team)));
  const initial: Filled = team ? { code: team.code, name_zh: team.name_zh, name_en: team.name_en, parent: team.parent, lead: team.lead, calendar: team.calendar } : { code: '', name_zh: '', name_en: '' };
  return (
    <Sheet<Filled> title={team ? t('teams.edit') : t('teams.add')} ok={t('people.save')} initial={initial} save={save} onClose={onClose}>
      {team === undefined && <CodeItem />}
      <NameItems />
      <Form.Item name="parent" label={t('teams.parent')} extra={t('teams.parentHint')}>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={named(above)} placeholder={t('teams.noParent')} />
      </Form.Item>
      <Form.Item name="lead" label={t('teams.leadName')}>
        <ColleagueInput known={lead.data} />
      </Form.Item>
      <Form.Item name="calendar" label={t('teams.calendar')}>
        <Select allowClear options={named(calendars.data?.rows)} placeholder={t('teams.noCalendar')} />
      </Form.Item>
    </Sheet>
  );
}

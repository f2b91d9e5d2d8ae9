import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useNamed } from '@/features/people/parts/inputs';
import { Sheet } from '@/features/people/parts/sheet';
import { teamsQuery } from '@/features/people/queries';

import { setPlanRule, type PlanRule } from './queries';

const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: hour, label: `${String(hour).padStart(2, '0')}:00` }));
const MOST_DAYS = 7;
const EVENING = 20;

type Filled = { team?: string | null; hour?: number | null; days: number; repairs: boolean };
type Props = { rule: PlanRule | undefined; /** Teams of these have a rule: it is changed, not added again. */ known: readonly PlanRule[]; onDone: () => void; onClose: () => void };

/** When plans are asked for by themselves for a team, or for every other. */
export function RuleSheet({ rule, known, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const named = useNamed();
  const [write] = useState(setPlanRule);
  const taken = new Set(known.map((one) => one.team?.key));
  const teams = useQuery(teamsQuery).data?.rows.filter((team) => !team.archived && !taken.has(team.key));
  const initial: Filled = rule ? { team: rule.team?.key ?? null, hour: rule.hour, days: rule.days, repairs: rule.repairs } : { hour: EVENING, days: 2, repairs: false };

  async function save({ team = null, hour = null, days, repairs }: Filled): Promise<void> {
    await write.run({ team, hour: hour ?? null, days, repairs });
    onDone();
  }

  return (
    <Sheet<Filled> title={t(rule ? 'proposals.rules.changeTitle' : 'proposals.rules.addTitle')} ok={t('proposals.rules.save')} lead={t('proposals.rules.sheetLead')} initial={initial} save={save} onClose={onClose}>
      {rule ? (
        <Form.Item name="team" hidden>
          <Select />
        </Form.Item>
      ) : (
        <Form.Item name="team" label={t('proposals.rules.team')} {...(taken.has(undefined) && { rules: [{ required: true, message: t('proposals.rules.chooseTeam') }] })}>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('proposals.rules.everyOther')} options={named(teams)} />
        </Form.Item>
      )}
      <Form.Item name="hour" label={t('proposals.rules.hour')} extra={t('proposals.rules.hourHint')}>
        <Select allowClear placeholder={t('proposals.rules.noHour')} options={HOURS} />
      </Form.Item>
      <Form.Item name="days" label={t('proposals.rules.days')} rules={[{ required: true, message: t('proposals.rules.daysNeeded') }]}>
        <InputNumber min={1} max={MOST_DAYS} precision={0} />
      </Form.Item>
      <Form.Item name="repairs" valuePropName="checked" extra={t('proposals.rules.repairsHint')}>
        <Checkbox>{t('proposals.rules.repairs')}</Checkbox>
      </Form.Item>
    </Sheet>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { calendarsQuery } from '@/features/people/calendars/queries';
import { orNull } from '@/features/people/parts/filled';
import { NameItems, useNamed } from '@/features/people/parts/inputs';
import { Sheet } from '@/features/people/parts/sheet';

import type { Filter } from '../lists/types';
import { kindsQuery } from '../queries';
import { ConditionInput } from './condition-input';
import styles from './policy-sheet.module.css';
import { addPolicy, changePolicy, readAgain, type Policy, type TargetName } from './queries';
import { edited, promised, TARGETS, type Edited, type Unit } from './targets';
import { TierInput } from './tier-input';

type Filled = {
  name_zh: string;
  name_en: string;
  priority?: number | null;
  kind?: string | null;
  service_level?: string | null;
  tier?: string | null;
  condition: Filter | null;
  active: boolean;
  targets: Record<TargetName, Edited>;
};

const UNITS: Unit[] = ['minutes', 'hours', 'days'];
const PRIORITIES = [0, 1, 2, 3];

/** A promise: for which orders, and how soon what is done, by which hours. */
export function PolicySheet({ policy, onClose }: { policy: Policy | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const named = useNamed();
  const kinds = useQuery(kindsQuery);
  const [writes] = useState(() => ({ add: addPolicy(), change: changePolicy(policy?.key ?? '') }));

  async function save({ targets, ...filled }: Filled): Promise<void> {
    const { priority = null, kind = null } = filled;
    const body = { ...filled, priority, kind, service_level: orNull(filled.service_level), tier: orNull(filled.tier), targets: promised(targets) };
    await (policy ? writes.change.run(body, { version: policy.version }) : writes.add.run(body));
    await readAgain(client, 'policies', 'sla-preview');
  }

  const of = (name: TargetName): Edited => edited(policy?.targets.find((one) => one.target === name));
  const initial: Filled = {
    name_zh: policy?.name_zh ?? '',
    name_en: policy?.name_en ?? '',
    priority: policy?.priority ?? null,
    kind: policy?.kind ?? null,
    service_level: policy?.service_level ?? null,
    tier: policy?.tier ?? null,
    condition: policy?.condition ?? null,
    active: policy?.active ?? true,
    targets: { response: of('response'), arrival: of('arrival'), next_update: of('next_update'), resolution: of('resolution') },
  };
  const any = { allowClear: true, placeholder: t('sla.any') };
  return (
    <Sheet<Filled> wide title={t(policy ? 'sla.edit' : 'sla.add')} ok={t('people.save')} lead={t('sla.editLead')} initial={initial} save={save} onClose={onClose}>
      <NameItems />
      <div className={styles['pair']}>
        <Form.Item name="service_level" label={t('clock.why.service_level')}>
          <TierInput of="levels" placeholder={t('sla.any')} />
        </Form.Item>
        <Form.Item name="tier" label={t('clock.why.tier')}>
          <TierInput of="tiers" placeholder={t('sla.any')} />
        </Form.Item>
        <Form.Item name="kind" label={t('clock.why.kind')}>
          <Select options={named(kinds.data, 'code')} {...any} />
        </Form.Item>
        <Form.Item name="priority" label={t('clock.why.priority')}>
          <Select options={PRIORITIES.map((one) => ({ value: one, label: `P${one}` }))} {...any} />
        </Form.Item>
      </div>
      <Form.Item name="condition" label={t('sla.condition')} extra={t('sla.conditionHint')}>
        <ConditionInput />
      </Form.Item>
      {TARGETS.map((name) => (
        <TargetItems key={name} name={name} />
      ))}
      <Form.Item name="active" label={t('sla.active')} valuePropName="checked" extra={t('sla.activeHint')}>
        <Switch />
      </Form.Item>
    </Sheet>
  );
}

function TargetItems({ name }: { name: TargetName }) {
  const { t } = useTranslation();
  const named = useNamed();
  const calendars = useQuery(calendarsQuery);
  const word = t(`orders.target.${name}`);
  return (
    <div className={styles['target']} role="group" aria-label={word}>
      <span className={styles['word']}>{word}</span>
      <Form.Item name={['targets', name, 'amount']} noStyle>
        <InputNumber min={1} placeholder={t('sla.notPromised')} aria-label={word} className={styles['amount'] ?? ''} />
      </Form.Item>
      <Form.Item name={['targets', name, 'unit']} noStyle>
        <Select options={UNITS.map((unit) => ({ value: unit, label: t(`sla.unit.${unit}`) }))} aria-label={`${word}: ${t('sla.unitName')}`} className={styles['unit'] ?? ''} />
      </Form.Item>
      <Form.Item name={['targets', name, 'calendar']} noStyle>
        <Select allowClear options={named(calendars.data?.rows, 'code')} placeholder={t('sla.clock')} aria-label={`${word}: ${t('sla.calendar')}`} className={styles['calendar'] ?? ''} />
      </Form.Item>
    </div>
  );
}

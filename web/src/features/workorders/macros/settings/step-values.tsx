import { useQuery } from '@tanstack/react-query';
import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';

import { clockOf, minutesOf } from '@/features/people/calendars/days';
import { ColleagueInput, useNamed } from '@/features/people/parts/inputs';
import { teamsQuery } from '@/features/people/queries';
import { nameFor, useReader } from '@/lib/reader';

import { categoriesQuery } from '../../queries';
import { stateNamesQuery } from '../../settings/queries';
import type { Names, Step } from '../queries';
import { MORNING } from '../steps';
import styles from './steps-input.module.css';

const PRIORITIES = [0, 1, 2, 3];
const REASONS = ['customer', 'parts', 'vendor', 'other'] as const;
const FURTHEST = 365;

type Props = { step: Step; names: Names; onChange: (next: Step) => void };

/** What a step needs besides words. */
export function StepValues({ step, names, onChange }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const named = useNamed();
  const teams = useQuery({ ...teamsQuery, enabled: step.do === 'team' });
  const categories = useQuery({ ...categoriesQuery, enabled: step.do === 'category' });
  const states = useQuery({ ...stateNamesQuery, enabled: step.do === 'sub_state' });
  const label = t(`macros.do.${step.do}`);
  switch (step.do) {
    case 'priority':
      return <Select aria-label={label} value={step.priority} options={PRIORITIES.map((one) => ({ value: one, label: `P${one}` }))} onChange={(priority) => onChange({ ...step, priority })} />;
    case 'category':
      return <Select aria-label={label} showSearch={{ optionFilterProp: 'label' }} value={step.category} options={named(categories.data)} placeholder={t('lists.choose')} onChange={(category) => onChange({ ...step, category })} />;
    case 'team':
      return (
        <Select
          aria-label={label}
          showSearch={{ optionFilterProp: 'label' }}
          value={step.team}
          options={(teams.data?.rows ?? []).map((one) => ({ value: one.key, label: nameFor(language, one) }))}
          placeholder={t('lists.choose')}
          onChange={(team) => onChange({ ...step, team })}
        />
      );
    case 'sub_state': {
      const found = new Map((states.data ?? []).filter((one) => one.sub_state !== '').map((one) => [one.sub_state, nameFor(language, one)]));
      return <Select aria-label={label} value={step.sub_state === '' ? null : step.sub_state} options={[...found].map(([value, name]) => ({ value, label: name }))} placeholder={t('lists.choose')} notFoundContent={t('macros.noSubStates')} onChange={(sub_state: string) => onChange({ ...step, sub_state })} />;
    }
    case 'owner':
      return <Owner step={step} names={names} onChange={onChange} />;
    case 'wait':
      return <Wait step={step} names={names} onChange={onChange} />;
    default:
      return <span className={styles['soft']}>{t('macros.needsNothing')}</span>;
  }
}

function Owner({ step, names, onChange }: Props) {
  const { t } = useTranslation();
  const me = step.owner === 'me';
  const name = step.owner && names[step.owner]?.name_zh;
  return (
    <div className={styles['line']}>
      <Select
        aria-label={t('macros.do.owner')}
        value={me ? 'me' : 'named'}
        options={[
          { value: 'me', label: t('macros.ownerMe') },
          { value: 'named', label: t('macros.ownerNamed') },
        ]}
        onChange={(who: string) => onChange({ ...step, owner: who === 'me' ? 'me' : null })}
      />
      {!me && (
        <ColleagueInput
          aria-label={t('macros.ownerNamed')}
          {...({ value: step.owner ?? undefined } as { value?: never })}
          known={step.owner && name ? { key: step.owner, name } : undefined}
          onChange={(key) => onChange({ ...step, owner: typeof key === 'string' ? key : null })}
        />
      )}
    </div>
  );
}

function Wait({ step, onChange }: Props) {
  const { t } = useTranslation();
  const usual = step.wake_days === null;
  return (
    <div className={styles['line']}>
      <Select aria-label={t('macros.reason')} value={step.reason ?? 'customer'} options={REASONS.map((one) => ({ value: one, label: t(`orders.wait.${one}`) }))} onChange={(reason) => onChange({ ...step, reason })} />
      <Select
        aria-label={t('macros.wakes', { time: '' })}
        value={usual ? 'usual' : 'named'}
        options={[
          { value: 'usual', label: t('macros.wakeUsual') },
          { value: 'named', label: t('macros.wakeNamed') },
        ]}
        onChange={(how: string) => onChange({ ...step, wake_days: how === 'usual' ? null : 2 })}
      />
      {!usual && (
        <>
          <InputNumber min={0} max={FURTHEST} precision={0} value={step.wake_days ?? 0} aria-label={t('macros.wakeDays')} suffix={t('macros.daysOn')} onChange={(days) => onChange({ ...step, wake_days: days ?? 1 })} />
          <input type="time" className={styles['clock']} aria-label={t('macros.wakeAt')} value={clockOf(step.wake_minute ?? MORNING)} onChange={(event) => event.target.value && onChange({ ...step, wake_minute: minutesOf(event.target.value) ?? MORNING })} />
        </>
      )}
    </div>
  );
}

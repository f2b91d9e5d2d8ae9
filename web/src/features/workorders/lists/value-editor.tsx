import { Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';

import { PREFIX } from '../own/types';
import type { Field, Wants } from './types';
import { useChoices, type Choice } from './use-choices';
import styles from './condition-editor.module.css';

type Props = {
  field: Field;
  wants: Wants;
  value: unknown;
  onChange: (value: unknown) => void;
  /** What things that were chosen before are called. */
  names: Record<string, string>;
};

const UNITS = ['minutes', 'hours', 'days', 'weeks', 'months'] as const;
const STRETCHES = ['today', 'yesterday', 'tomorrow', 'this_week', 'last_week', 'next_week', 'this_month', 'last_month', 'next_month', 'this_year', 'last_year'] as const;
const MOST = 1_000_000_000;

/** What an operator is compared with: an editor by what it wants and by the field's type. */
export function ValueEditor(props: Props) {
  switch (props.wants) {
    case 'nothing':
      return null;
    case 'several':
      return <Several {...props} />;
    case 'span':
      return <Span {...props} />;
    case 'stretch':
      return <Stretch {...props} />;
    case 'calendar':
      return <CalendarChoice {...props} />;
    case 'yes_or_no':
      return <YesOrNo {...props} />;
    case 'pair':
      return <Pair {...props} />;
    case 'day':
      return <Day value={props.value} onChange={props.onChange} />;
    case 'one':
      return <Single {...props} />;
  }
}

function Several({ field, value, onChange, names }: Props) {
  const { t } = useTranslation();
  const { choices, pending, find } = useChoices(field, field.source);
  const chosen = Array.isArray(value) ? (value as (string | number)[]) : [];
  const known = new Set(choices.map((one) => one.value));
  const before: Choice[] = chosen.filter((one) => !known.has(one)).map((one) => ({ value: one, label: names[String(one)] ?? String(one) }));
  const free = field.type === 'many' && field.source === '';
  return (
    <Select
      className={styles['value'] ?? ''}
      mode={free ? 'tags' : 'multiple'}
      value={chosen}
      options={free ? [] : [...choices, ...before]}
      placeholder={t(free ? 'lists.typeTags' : 'lists.choose')}
      aria-label={t('lists.value')}
      {...(find ? { showSearch: { filterOption: false, onSearch: find } } : { showSearch: { optionFilterProp: 'label' } })}
      notFoundContent={free || pending ? null : t('lists.nothingFound')}
      maxTagCount="responsive"
      onChange={(next: (string | number)[]) => onChange(next)}
    />
  );
}

function Single({ field, value, onChange }: Props) {
  const { t } = useTranslation();
  if (field.type === 'number')
    return <InputNumber className={styles['short'] ?? ''} value={typeof value === 'number' ? value : null} {...(!field.name.startsWith(PREFIX) && { precision: 0 })} min={-MOST} max={MOST} aria-label={t('lists.value')} onChange={(next) => onChange(next ?? undefined)} />;
  if (field.type === 'instant' || field.type === 'date') return <Day value={value} onChange={onChange} />;
  return <Input className={styles['value'] ?? ''} value={typeof value === 'string' ? value : ''} maxLength={200} placeholder={t('lists.typeText')} aria-label={t('lists.value')} onChange={(event) => onChange(event.target.value)} />;
}

function Pair(props: Props) {
  const { t } = useTranslation();
  const [low, high] = Array.isArray(props.value) ? (props.value as unknown[]) : [];
  return (
    <span className={styles['pair']}>
      <Single {...props} value={low} onChange={(next) => props.onChange([next, high])} />
      {t('lists.to')}
      <Single {...props} value={high} onChange={(next) => props.onChange([low, next])} />
    </span>
  );
}

/** A day as the server takes it; an instant somebody sent by program shows its day. */
const dayOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 10) : '');

function Day({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useTranslation();
  return <input className={styles['day']} type="date" min="1900-01-01" max="2200-12-31" value={dayOf(value)} aria-label={t('lists.day')} onChange={(event) => onChange(event.target.value || undefined)} />;
}

function Span({ field, value, onChange }: Props) {
  const { t } = useTranslation();
  const span = (value ?? {}) as { n?: number; unit?: string };
  const units = UNITS.filter((unit) => field.type !== 'date' || (unit !== 'minutes' && unit !== 'hours'));
  return (
    <span className={styles['pair']}>
      <InputNumber className={styles['short'] ?? ''} value={span.n ?? null} min={0} max={99_999} precision={0} aria-label={t('lists.howMany')} onChange={(next) => onChange({ n: next ?? undefined, unit: span.unit ?? 'days' })} />
      <Select className={styles['short'] ?? ''} popupMatchSelectWidth={false} value={span.unit ?? 'days'} options={units.map((unit) => ({ value: unit, label: t(`lists.unit.${unit}`) }))} aria-label={t('lists.unitName')} onChange={(unit: string) => onChange({ n: span.n, unit })} />
    </span>
  );
}

function Stretch({ value, onChange }: Props) {
  const { t } = useTranslation();
  return <Select className={styles['short'] ?? ''} popupMatchSelectWidth={false} value={String(value)} options={STRETCHES.map((one) => ({ value: one, label: t(`lists.stretch.${one}`) }))} aria-label={t('lists.value')} onChange={(next: string) => onChange(next)} />;
}

function YesOrNo({ value, onChange }: Props) {
  const { t } = useTranslation();
  const options = [
    { value: 'yes', label: t('lists.yes') },
    { value: 'no', label: t('lists.no') },
  ];
  return <Select className={styles['short'] ?? ''} popupMatchSelectWidth={false} value={value === false ? 'no' : 'yes'} options={options} aria-label={t('lists.value')} onChange={(next: string) => onChange(next === 'yes')} />;
}

function CalendarChoice({ value, onChange, names }: Props) {
  const { t } = useTranslation();
  const { choices, pending } = useChoices(undefined, 'calendars');
  const chosen = typeof value === 'string' ? value : undefined;
  const known = chosen === undefined || choices.some((one) => one.value === chosen) ? choices : [...choices, { value: chosen, label: names[chosen] ?? chosen }];
  return <Select className={styles['value'] ?? ''} value={chosen ?? null} loading={pending} options={known} placeholder={t('lists.chooseCalendar')} aria-label={t('lists.value')} onChange={(next: string) => onChange(next)} />;
}

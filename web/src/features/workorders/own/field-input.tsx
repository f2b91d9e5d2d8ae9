import { useQuery } from '@tanstack/react-query';
import { DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';

import { ColleagueInput } from '@/features/people/parts/inputs';
import { nameFor, useReader } from '@/lib/reader';

import { assetsToChooseQuery } from '../queries';
import type { Shown, Value } from './types';

type Props = { field: Shown; value: Value; customer: string; id: string; wrong: boolean; onChange: (value: Value) => void };

const LONGEST = 2_000;

/** The right input for a custom field. */
export function FieldInput({ field, value, customer, id, wrong, onChange }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const given = { id, 'aria-label': nameFor(language, field), ...(wrong && { status: 'error' as const, 'aria-invalid': true }) };
  const wide = { style: { width: '100%' } };
  switch (field.type) {
    case 'text':
      return <Input.TextArea {...given} autoSize={{ minRows: 1, maxRows: 6 }} maxLength={LONGEST} value={typeof value === 'string' ? value : ''} onChange={(event) => onChange(event.target.value)} />;
    case 'number':
      return (
        <InputNumber
          {...given}
          {...wide}
          value={typeof value === 'number' ? value : null}
          {...(field.unit && { suffix: field.unit })}
          {...(field.low !== null && { min: field.low })}
          {...(field.high !== null && { max: field.high })}
          precision={field.decimals}
          changeOnWheel={false}
          onChange={(next) => onChange(typeof next === 'number' ? next : null)}
        />
      );
    case 'choice':
    case 'multi': {
      const stands = new Set(Array.isArray(value) ? value : [value]);
      const offered = field.choices.filter((one) => stands.has(one.code) || (field.options ?? []).includes(one.code));
      const options = offered.map((one) => ({ value: one.code, label: nameFor(language, one) }));
      const common = { ...given, ...wide, options, allowClear: true, placeholder: t('sheet.choose'), showSearch: { optionFilterProp: 'label' } } as const;
      if (field.type === 'multi') return <Select<string[]> {...common} mode="multiple" value={Array.isArray(value) ? value : []} onChange={(next) => onChange(next)} />;
      return <Select<string> {...common} value={typeof value === 'string' ? value : null} onChange={(next: string | undefined) => onChange(next ?? null)} />;
    }
    case 'flag':
      return (
        <Select<string>
          {...given}
          {...wide}
          allowClear
          placeholder={t('sheet.choose')}
          value={typeof value === 'boolean' ? `${value}` : null}
          options={[
            { value: 'true', label: t('own.yes') },
            { value: 'false', label: t('own.no') },
          ]}
          onChange={(next: string | undefined) => onChange(next === undefined ? null : next === 'true')}
        />
      );
    case 'date':
      return <DatePicker {...given} {...wide} format="YYYY-MM-DD" value={typeof value === 'string' ? dayjs(value) : null} onChange={(next) => onChange(next ? next.format('YYYY-MM-DD') : null)} />;
    case 'person':
      return (
        <ColleagueInput
          {...given}
          known={typeof field.value === 'string' && field.name ? { key: field.value, name: field.name } : undefined}
          {...{ value: (typeof value === 'string' ? value : null) as never }}
          onChange={(next) => onChange(typeof next === 'string' ? next : null)}
        />
      );
    case 'asset':
      return <Asset given={given} value={value} customer={customer} onChange={onChange} />;
  }
}

function Asset({ given, value, customer, onChange }: Pick<Props, 'value' | 'customer' | 'onChange'> & { given: object }) {
  const { t } = useTranslation();
  const assets = useQuery({ ...assetsToChooseQuery(customer), enabled: customer !== '' });
  const options = (assets.data?.rows ?? []).map((one) => ({ value: one.key, label: [one.name, one.serial].filter(Boolean).join(' · ') }));
  return (
    <Select<string>
      {...given}
      style={{ width: '100%' }}
      allowClear
      disabled={customer === ''}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t(customer === '' ? 'own.customerFirst' : 'sheet.choose')}
      value={typeof value === 'string' ? value : null}
      options={options}
      onChange={(next: string | undefined) => onChange(next ?? null)}
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select, type FormItemProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader, type Bilingual } from '@/lib/reader';
import { useSettled } from '@/lib/settled';

import { colleaguesQuery } from '../queries';

/** What antd's form gives a field, passed on as it is. */
export type Given = { id?: string; value?: never; onChange?: (value: unknown) => void };

/** One line that must be filled in. */
export function LineItem({ name, label, required = true, ...rest }: { name: string; label: string; required?: boolean } & Pick<FormItemProps, 'extra'>) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name={name}
      label={required ? label : t('people.optional', { name: label })}
      rules={required ? [{ required: true, whitespace: true, message: t('people.required', { name: label }) }] : []}
      {...rest}
    >
      <Input maxLength={200} />
    </Form.Item>
  );
}

/** The name in both languages. */
export function NameItems() {
  const { t } = useTranslation();
  return (
    <>
      <LineItem name="name_zh" label={t('names.zh')} />
      <LineItem name="name_en" label={t('names.en')} />
    </>
  );
}

/** A code that stays: typed by people, named in files. */
export function CodeItem() {
  const { t } = useTranslation();
  return <LineItem name="code" label={t('names.code')} extra={t('names.codeHint')} />;
}

type Named = Bilingual & { key: string; code: string };

/** Choices from a short list with names in both languages. */
export function useNamed(): (rows: Named[] | undefined, by?: 'key' | 'code') => { value: string; label: string }[] {
  const { language } = useReader();
  return (rows, by = 'key') => (rows ?? []).map((one) => ({ value: one[by], label: nameFor(language, one) }));
}

/** A colleague, found by a part of the name; `known` is who is chosen already. */
export function ColleagueInput({ known, ...given }: Given & { known?: { key: string; name: string } | undefined; 'aria-label'?: string }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const [search, setSearch] = useState('');
  const found = useQuery({ ...colleaguesQuery(useSettled(search)), placeholderData: (before) => before });
  const rows = found.data?.rows ?? [];
  const options = rows.map((one) => ({ value: one.key, label: one.team ? `${one.name} · ${nameFor(language, one.team)}` : one.name }));
  if (known && !rows.some((one) => one.key === known.key) && search === '') options.push({ value: known.key, label: known.name });
  return (
    <Select
      showSearch={{ filterOption: false, onSearch: setSearch }}
      allowClear
      placeholder={t('people.findColleague')}
      notFoundContent={found.isPending ? null : t('people.noneFound')}
      options={options}
      {...given}
    />
  );
}

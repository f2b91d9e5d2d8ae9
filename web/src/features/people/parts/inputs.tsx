import { Form, Input, Select, type FormItemProps } from 'antd';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader, type Bilingual } from '@/lib/reader';

import { colleaguesQuery, engineersQuery } from '../queries';
import { usePeople, type Known } from './use-people';

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

type PersonProps = Given & { known?: Known | undefined; 'aria-label'?: string };

/** A colleague, found by a part of the name; `known` is who is chosen already. */
export const ColleagueInput = (props: PersonProps) => <PersonInput query={colleaguesQuery} {...props} />;

/** Somebody who can be sent, by a part of the name; `known` is named before the list has come. */
export const EngineerInput = (props: PersonProps) => <PersonInput query={engineersQuery} {...props} />;

function PersonInput({ query, known, ...given }: PersonProps & { query: typeof colleaguesQuery | typeof engineersQuery }) {
  const { options, search } = usePeople(query, known && [known]);
  return <Select {...search} options={options} {...given} />;
}

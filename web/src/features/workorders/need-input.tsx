import { useQuery } from '@tanstack/react-query';
import { DatePicker, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { colleaguesQuery, teamsQuery } from '@/features/people/queries';
import { nameFor, useReader } from '@/lib/reader';

import { OrderInput } from './order-input';
import type { Need, Order } from './types';
import { choiceWord } from './words';

/** What antd's form gives a field, passed on as it is. */
type Given = { id?: string; value?: never; onChange?: (value: unknown) => void };
type Props = Given & { need: Need; order: Order };

const PRIORITIES = [0, 1, 2, 3];

/** The right field for a fact the server asks for. */
export function NeedInput({ need, order, ...given }: Props) {
  switch (need.type) {
    case 'text':
      return <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} {...given} />;
    case 'line':
      return <Input {...given} />;
    case 'choice':
      return <Choice choices={need.choices ?? []} name={need.name} {...given} />;
    case 'priority':
      return <Radio.Group optionType="button" options={PRIORITIES.map((level) => ({ value: level, label: `P${level}` }))} {...given} />;
    case 'datetime':
      return <DatePicker showTime={{ format: 'HH:mm', minuteStep: 5 }} format="YYYY-MM-DD HH:mm" allowClear style={{ width: '100%' }} {...given} />;
    case 'person':
      return <Colleague {...given} />;
    case 'team':
      return <Team {...given} />;
    case 'order':
      return <OrderInput apartFrom={order.key} {...given} />;
  }
}

function Choice({ choices, name, ...given }: Given & { choices: string[]; name: string }) {
  const { t } = useTranslation();
  return <Radio.Group options={choices.map((value) => ({ value, label: t(choiceWord(name, value)) }))} {...given} />;
}

function Colleague(given: Given) {
  const { t } = useTranslation();
  const { language } = useReader();
  const [search, setSearch] = useState('');
  const found = useQuery({ ...colleaguesQuery(search), placeholderData: (before) => before });
  return (
    <Select
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder={t('sheet.search')}
      notFoundContent={found.isPending ? null : t('sheet.none')}
      options={(found.data?.rows ?? []).map((one) => ({
        value: one.key,
        label: one.team ? `${one.name} · ${nameFor(language, one.team)}` : one.name,
      }))}
      {...given}
    />
  );
}

function Team(given: Given) {
  const { t } = useTranslation();
  const { language } = useReader();
  const teams = useQuery(teamsQuery);
  return (
    <Select
      allowClear
      placeholder={t('sheet.choose')}
      options={(teams.data?.rows ?? []).map((one) => ({ value: one.key, label: nameFor(language, one) }))}
      {...given}
    />
  );
}

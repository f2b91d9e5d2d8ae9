import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Given } from '@/features/people/parts/inputs';
import { engineersQuery } from '@/features/people/queries';
import { nameFor, useReader } from '@/lib/reader';
import { useSettled } from '@/lib/settled';

/** An engineer by a part of the name; `known` is named before the list has come. */
export function EngineerInput({ known, ...given }: Given & { known?: { key: string; name: string } }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const [search, setSearch] = useState('');
  const found = useQuery({ ...engineersQuery(useSettled(search)), placeholderData: (before) => before });
  const rows = found.data?.rows ?? [];
  const listed = rows.map((one) => ({ value: one.key, label: one.team ? `${one.name} · ${nameFor(language, one.team)}` : one.name }));
  const options = known && search === '' && !rows.some((one) => one.key === known.key) ? [{ value: known.key, label: known.name }, ...listed] : listed;
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

import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { customerChoiceQuery, customerQuery } from '@/features/customers/queries';
import { nameFor, useReader } from '@/lib/reader';

import { assetChoiceQuery, productChoiceQuery } from './queries';

/** What antd's form gives a field, passed on as it is. */
type Given = { id?: string; value?: string | null; onChange?: (value: string | null) => void };
type Option = { value: string; label: string };

function Chooser({ options, pending, onSearch, known, ...given }: Given & { options: Option[]; pending: boolean; onSearch: (text: string) => void; known?: Option | undefined }) {
  const { t } = useTranslation();
  const all = known && !options.some((one) => one.value === known.value) ? [known, ...options] : options;
  return (
    <Select
      allowClear
      showSearch={{ filterOption: false, onSearch }}
      placeholder={t('list.typeToFind')}
      notFoundContent={pending ? null : t('list.nobody')}
      options={all}
      {...given}
      value={given.value ?? null}
      onChange={(next: string | undefined) => given.onChange?.(next ?? null)}
    />
  );
}

export function CustomerChooser({ known, ...given }: Given & { known?: Option | undefined }) {
  const [search, setSearch] = useState('');
  const found = useQuery(customerChoiceQuery(search));
  const options = (found.data?.rows ?? []).map((one) => ({ value: one.key, label: one.name }));
  return <Chooser options={options} pending={found.isPending} onSearch={setSearch} known={known} {...given} />;
}

export function ProductChooser(given: Given) {
  const { language } = useReader();
  const [search, setSearch] = useState('');
  const found = useQuery(productChoiceQuery(search));
  const options = (found.data?.rows ?? []).map((one) => ({ value: one.key, label: `${nameFor(language, one)} · ${one.code}` }));
  return <Chooser options={options} pending={found.isPending} onSearch={setSearch} {...given} />;
}

export function AssetChooser({ customer, apartFrom, known, ...given }: Given & { customer: string; apartFrom?: string; known?: Option | undefined }) {
  const [search, setSearch] = useState('');
  const found = useQuery({ ...assetChoiceQuery(customer, search), enabled: customer !== '' });
  const options = (found.data?.rows ?? []).filter((one) => one.key !== apartFrom).map((one) => ({ value: one.key, label: one.serial ? `${one.name} · ${one.serial}` : one.name }));
  return <Chooser options={options} pending={found.isPending} onSearch={setSearch} known={known} {...given} />;
}

/** A place of the customer that is chosen beside it. */
export function SiteChooser({ customer, ...given }: Given & { customer: string }) {
  const found = useQuery({ ...customerQuery(customer), enabled: customer !== '' });
  const options = (found.data?.sites ?? []).map((one) => ({ value: one.key, label: one.name }));
  return <Chooser options={options} pending={found.isPending && customer !== ''} onSearch={() => undefined} {...given} />;
}

export function ContractChooser({ customer, ...given }: Given & { customer: string }) {
  const found = useQuery({ ...customerQuery(customer), enabled: customer !== '' });
  const options = (found.data?.contracts ?? []).map((one) => ({ value: one.key, label: one.number }));
  return <Chooser options={options} pending={found.isPending && customer !== ''} onSearch={() => undefined} {...given} />;
}

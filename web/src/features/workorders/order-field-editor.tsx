import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { teamsQuery } from '@/features/people/queries';
import { nameFor, useReader } from '@/lib/reader';

import { rawOf, rawOfValue, type FieldName, type Wanted } from './order-fields';
import { assetsToChooseQuery, categoriesQuery, contactsToChooseQuery, kindsQuery, sitesToChooseQuery } from './queries';
import type { Order } from './types';

type Props = { field: FieldName; order: Order; wish: (wanted: Wanted) => void; stop: () => void };
type Option = { value: string; label: string };

const CLEARABLE: ReadonlySet<FieldName> = new Set(['category', 'sub_state', 'impact', 'urgency', 'contact', 'site', 'asset']);
const NUMBERS: ReadonlySet<FieldName> = new Set(['priority', 'impact', 'urgency']);
const MOST_TAGS = 20;
const LONGEST_TAG = 40;

/** Chooses one field anew; it is open at once, and closes with the choice or with Escape. */
export function FieldEditor(props: Props) {
  return props.field === 'tags' ? <Tags {...props} /> : <Choice {...props} />;
}

function Choice({ field, order, wish, stop }: Props) {
  const { t } = useTranslation();
  const { options, pending } = useOptions(field, order);
  const now = rawOf(order, field);

  function choose(value: string | undefined): void {
    stop();
    if ((value ?? '') === now) return;
    const said = options.find((one) => one.value === value)?.label ?? '';
    wish({ value: value === undefined ? (field === 'sub_state' ? '' : null) : NUMBERS.has(field) ? Number(value) : value, said });
  }

  return (
    <Select<string>
      autoFocus
      defaultOpen
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={CLEARABLE.has(field)}
      aria-label={t(`fields.${field}`)}
      placeholder={t('change.choose')}
      {...(now && { defaultValue: now })}
      options={options}
      loading={pending}
      notFoundContent={pending ? null : t('sheet.none')}
      onChange={choose}
      onBlur={stop}
      onKeyDown={(event) => event.key === 'Escape' && stop()}
      popupMatchSelectWidth={false}
      style={{ width: '100%' }}
    />
  );
}

/** Tags are written or chosen; they are saved when one is done. */
function Tags({ order, wish, stop }: Props) {
  const { t } = useTranslation();
  const [tags, setTags] = useState(order.tags);
  const over = useRef(false);

  function done(): void {
    if (over.current) return;
    over.current = true;
    stop();
    if (rawOfValue(tags) !== rawOfValue(order.tags)) wish({ value: tags, said: tags.join(t('facts.and')) });
  }

  function onKeyDown(event: React.KeyboardEvent): void {
    if (event.key === 'Escape') {
      over.current = true;
      stop();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) done();
  }

  return (
    <Select<string[]>
      mode="tags"
      autoFocus
      open={false}
      suffix={null}
      aria-label={t('fields.tags')}
      placeholder={t('change.tags')}
      value={tags}
      maxCount={MOST_TAGS}
      tokenSeparators={[',', '，', '、']}
      onChange={(next) => setTags([...new Set(next.map((tag) => tag.trim().slice(0, LONGEST_TAG)).filter(Boolean))])}
      onBlur={done}
      onKeyDown={onKeyDown}
      style={{ width: '100%' }}
    />
  );
}

function useOptions(field: FieldName, order: Order): { options: Option[]; pending: boolean } {
  const { t } = useTranslation();
  const { language } = useReader();
  const customer = order.customer?.key ?? '';
  const kinds = useQuery({ ...kindsQuery, enabled: field === 'kind' });
  const categories = useQuery({ ...categoriesQuery, enabled: field === 'category' });
  const teams = useQuery({ ...teamsQuery, enabled: field === 'team' });
  const contacts = useQuery({ ...contactsToChooseQuery(customer), enabled: field === 'contact' && customer !== '' });
  const sites = useQuery({ ...sitesToChooseQuery(customer), enabled: field === 'site' && customer !== '' });
  const assets = useQuery({ ...assetsToChooseQuery(customer), enabled: field === 'asset' && customer !== '' });
  switch (field) {
    case 'kind':
      return { options: (kinds.data ?? []).map((one) => ({ value: one.code, label: nameFor(language, one) })), pending: kinds.isPending };
    case 'category':
      return { options: (categories.data ?? []).map((one) => ({ value: one.key, label: nameFor(language, one) })), pending: categories.isPending };
    case 'team':
      return { options: (teams.data?.rows ?? []).map((one) => ({ value: one.key, label: nameFor(language, one) })), pending: teams.isPending };
    case 'contact':
      return { options: (contacts.data?.rows ?? []).map((one) => ({ value: one.key, label: [one.name, one.job_title].filter(Boolean).join(' · ') })), pending: contacts.isPending };
    case 'site':
      return { options: (sites.data?.rows ?? []).map((one) => ({ value: one.key, label: [one.name, one.address].filter(Boolean).join(' · ') })), pending: sites.isPending };
    case 'asset':
      return { options: (assets.data?.rows ?? []).map((one) => ({ value: one.key, label: [one.name, one.serial].filter(Boolean).join(' · ') })), pending: assets.isPending };
    case 'priority':
      return { options: [0, 1, 2, 3].map((level) => ({ value: `${level}`, label: `P${level} ${t(`choices.priority.${level as 0}`)}` })), pending: false };
    case 'impact':
    case 'urgency':
      return { options: ([1, 2, 3] as const).map((grade) => ({ value: `${grade}`, label: t(`choices.${field}.${grade}`) })), pending: false };
    case 'sub_state':
      return { options: order.sub_states.map((one) => ({ value: one.sub_state, label: nameFor(language, one) })), pending: false };
    default:
      return { options: [], pending: false };
  }
}

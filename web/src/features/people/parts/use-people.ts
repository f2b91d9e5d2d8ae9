import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader, type Bilingual } from '@/lib/reader';
import { useSettled } from '@/lib/settled';

import type { colleaguesQuery, engineersQuery } from '../queries';

export type Known = { key: string; name: string };
type Named = Known & { team?: Bilingual | null };
type Option = { value: string; label: string };

/** Found by a part of the name: whom to choose from, and what a choice of them needs besides. `known` stand first, until somebody types. */
export function usePeople(query: typeof colleaguesQuery | typeof engineersQuery, known: readonly Known[] = []) {
  const { t } = useTranslation();
  const { language } = useReader();
  const [typed, setTyped] = useState('');
  const found = useQuery({ ...query(useSettled(typed.trim())), placeholderData: (before) => before });
  const rows = found.data?.rows ?? [];
  const optionOf = (one: Named): Option => ({ value: one.key, label: one.team ? `${one.name} · ${nameFor(language, one.team)}` : one.name });
  const first = typed === '' ? known.map((one) => optionOf(rows.find((row) => row.key === one.key) ?? one)) : [];
  return {
    rows,
    typed,
    optionOf,
    options: [...first, ...rows.filter((row) => first.every((one) => one.value !== row.key)).map(optionOf)],
    search: {
      showSearch: { filterOption: false as const, onSearch: setTyped },
      allowClear: true,
      placeholder: t('people.findColleague'),
      notFoundContent: found.isPending ? null : t('people.noneFound'),
    },
  };
}

import { Select } from 'antd';
import { useState } from 'react';

import { useChoices } from '@/features/customers/words';

import type { Ladder } from './use-tier-words';

type Props = { of: Ladder; id?: string; value?: string | null; onChange?: (tier: string | undefined) => void; placeholder?: string; 'aria-label'?: string };

/** A tier or service level: one of those there are, or what an installation calls its own. */
export function TierInput({ of, value, onChange, ...rest }: Props) {
  const choices = useChoices();
  const [typed, setTyped] = useState('');
  const known = [...choices[of]];
  for (const own of [value ?? '', typed.trim()]) if (own !== '' && !known.some((one) => one.value === own || one.label === own)) known.push({ value: own, label: own });
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label', onSearch: setTyped }}
      options={known}
      value={value === '' ? null : (value ?? null)}
      onChange={(tier: string | null | undefined) => onChange?.(tier ?? undefined)}
      {...rest}
    />
  );
}

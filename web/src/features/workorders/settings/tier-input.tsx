import { Select } from 'antd';
import { useState } from 'react';

import { TIERS, useTierWords } from './use-tier-words';

type Props = { id?: string; value?: string | null; onChange?: (tier: string | undefined) => void; placeholder?: string; 'aria-label'?: string };

/** A tier or service level: one of the usual ones, or what an installation calls its own. */
export function TierInput({ value, onChange, ...rest }: Props) {
  const words = useTierWords();
  const [typed, setTyped] = useState('');
  const known: string[] = [...TIERS];
  for (const own of [value ?? '', typed.trim()]) if (own !== '' && !known.some((one) => one === own || words(one) === own)) known.push(own);
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label', onSearch: setTyped }}
      options={known.map((one) => ({ value: one, label: words(one) }))}
      value={value === '' ? null : (value ?? null)}
      onChange={(tier: string | null | undefined) => onChange?.(tier ?? undefined)}
      {...rest}
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';

import { engineersQuery } from '@/features/people/queries';
import { useSettled } from '@/lib/settled';

import styles from './whatif.module.css';

/** Engineers by name, as many as one likes. Of those chosen before, the names are asked for with the first page. */
export function EngineersSelect({ value, onChange, label, placeholder }: { value: string[]; onChange: (keys: string[]) => void; label: string; placeholder: string }) {
  const { options, search } = useEngineers();
  return (
    <Select
      mode="multiple"
      aria-label={label}
      className={styles['people'] ?? ''}
      placeholder={placeholder}
      value={value}
      options={options}
      maxCount={50}
      showSearch={{ filterOption: false, onSearch: search }}
      onChange={onChange}
    />
  );
}

/** One engineer by name. */
export function EngineerSelect({ value, onChange, label, placeholder }: { value: string; onChange: (key: string) => void; label: string; placeholder: string }) {
  const { options, search } = useEngineers();
  return (
    <Select
      aria-label={label}
      className={styles['select'] ?? ''}
      placeholder={placeholder}
      value={value || null}
      options={options}
      showSearch={{ filterOption: false, onSearch: search }}
      onChange={(key: string | null) => onChange(key ?? '')}
    />
  );
}

function useEngineers() {
  const [typed, search] = useState('');
  const found = useQuery({ ...engineersQuery(useSettled(typed.trim())), placeholderData: (before) => before });
  return { search, options: (found.data?.rows ?? []).map((one) => ({ value: one.key, label: one.name })) };
}

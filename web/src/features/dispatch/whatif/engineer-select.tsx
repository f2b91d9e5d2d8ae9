import { Select } from 'antd';

import { usePeople } from '@/features/people/parts/use-people';
import { engineersQuery } from '@/features/people/queries';

import styles from './whatif.module.css';

/** Engineers by name, as many as one likes. Of those chosen before, the names are asked for with the first page. */
export function EngineersSelect({ value, onChange, label, placeholder }: { value: string[]; onChange: (keys: string[]) => void; label: string; placeholder: string }) {
  const { options, search } = usePeople(engineersQuery);
  return (
    <Select
      mode="multiple"
      aria-label={label}
      className={styles['people'] ?? ''}
      {...search}
      placeholder={placeholder}
      value={value}
      options={options}
      maxCount={50}
      onChange={onChange}
    />
  );
}

/** One engineer by name. */
export function EngineerSelect({ value, onChange, label, placeholder }: { value: string; onChange: (key: string) => void; label: string; placeholder: string }) {
  const { options, search } = usePeople(engineersQuery);
  return (
    <Select
      aria-label={label}
      className={styles['select'] ?? ''}
      {...search}
      placeholder={placeholder}
      value={value || null}
      options={options}
      onChange={(key: string | null) => onChange(key ?? '')}
    />
  );
}

import { Select } from 'antd';
import { useState } from 'react';

import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { namedZones, zoneName } from '@/lib/zones';

import styles from './zone-select.module.css';

type Props = { id?: string; value?: string; onChange?: (zone: string) => void };

/** A time zone by its name, its distance or its id, in a form's item. */
export function ZoneSelect({ id, value, onChange }: Props) {
  const { language } = useReader();
  const now = useNow();
  const [asked, setAsked] = useState(false);
  const known = asked ? namedZones(language, now) : [];
  const zones = value === undefined || known.some((one) => one.zone === value) ? known : [{ zone: value, name: zoneName(value, language, now) }, ...known];
  return (
    <Select
      {...(id !== undefined && { id })}
      value={value ?? null}
      onOpenChange={(open) => open && setAsked(true)}
      showSearch={{ optionFilterProp: 'text' }}
      options={zones.map(({ zone, name }) => ({ value: zone, label: name, text: `${name} ${zone} ${zone.replaceAll('_', ' ')}` }))}
      optionRender={({ label, value: zone }) => (
        <span className={styles['zone']}>
          {label}
          <small>{zone}</small>
        </span>
      )}
      {...(onChange && { onChange })}
    />
  );
}

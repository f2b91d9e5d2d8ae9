import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { EditSheet } from '@/ui/edit-sheet';
import { Icon } from '@/ui/icon';

import { setWarranties } from './queries';
import type { Asset, Warranty } from './types';
import { useReadAgain } from './use-read-again';
import styles from './warranty-sheet.module.css';

const DAYS = ['starts_on', 'labour_until', 'parts_until', 'travel_until'] as const;

/** All warranties of an asset: the maker's, and what was bought on top. */
export function WarrantySheet({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const [write] = useState(() => setWarranties(asset.key));
  return (
    <EditSheet
      title={t('cover.editTitle', { name: asset.name })}
      okText={t('edit.save')}
      draft={`warranties ${asset.key}`}
      intro={<p className={styles['lead']}>{t('cover.lead')}</p>}
      fields={[{ kind: 'own', name: 'warranties', label: t('cover.title'), field: () => <Terms />, told: (value) => t('cover.terms', { count: (value as Warranty[]).length }) }]}
      start={{ warranties: asset.warranties }}
      version={asset.version}
      save={(values, version) => write.run(values as { warranties: Warranty[] }, version === undefined ? {} : { version })}
      onClose={onClose}
      onSaved={again}
    />
  );
}

function Terms({ value = [], onChange }: { id?: string; value?: Warranty[]; onChange?: (value: Warranty[]) => void }) {
  const { t } = useTranslation();
  const put = (at: number, change: Partial<Warranty>): void => onChange?.(value.map((one, place) => (place === at ? { ...one, ...change } : one)));
  return (
    <div className={styles['terms']}>
      {value.map((one, at) => (
        <fieldset key={at} className={styles['term']}>
          <legend>{t('cover.term', { n: at + 1 })}</legend>
          {DAYS.map((day) => (
            <label key={day}>
              {t(`cover.${day}`)}
              <DatePicker
                size="small"
                format="YYYY-MM-DD"
                aria-label={t(`cover.${day}`)}
                value={one[day] ? dayjs(one[day]) : null}
                onChange={(chosen: Dayjs | null) => put(at, { [day]: chosen?.format('YYYY-MM-DD') ?? null })}
              />
            </label>
          ))}
          <Button look="quiet" size="small" onClick={() => onChange?.(value.filter((_, place) => place !== at))}>
            {t('cover.remove')}
          </Button>
        </fieldset>
      ))}
      <Button size="small" onClick={() => onChange?.([...value, { starts_on: dayjs().format('YYYY-MM-DD'), labour_until: null, parts_until: null, travel_until: null }])}>
        <Icon name="plus" size={14} />
        {t('cover.add')}
      </Button>
    </div>
  );
}

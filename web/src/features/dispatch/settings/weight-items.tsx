import { InputNumber, Slider } from 'antd';
import { useTranslation } from 'react-i18next';

import type { Body } from '../queries';
import type { Limits } from '../types';
import { numberIn, withNumber } from './draft';
import styles from './items.module.css';

type Props = { body: Body; limits: Limits; disabled: boolean; onChange: (body: Body) => void };

/** Each objective with its weight, and where it has one the scale at which it is worth a half. */
export function WeightItems({ body, limits, disabled, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <ul className={styles['items']}>
      {limits.objectives.map(({ name, scale }) => {
        const word = t(`dispatch.objective.${name}.name`);
        const weight = numberIn(body, 'weights', name) ?? 0;
        const set = (value: number | null): void => onChange(withNumber(body, 'weights', name, value ?? 0));
        return (
          <li key={name} className={styles['weight']}>
            <div className={styles['what']}>
              <b className={weight === 0 ? styles['off'] : undefined}>{word}</b>
              <small>{t(`dispatch.objective.${name}.what`)}</small>
            </div>
            <Slider min={0} max={limits.most_weight} value={weight} disabled={disabled} onChange={set} ariaLabelForHandle={word} />
            <InputNumber min={0} max={limits.most_weight} precision={0} value={weight} disabled={disabled} onChange={set} aria-label={word} className={styles['number'] ?? ''} />
            {scale !== null && weight > 0 && (
              <label className={styles['scale']}>
                <InputNumber
                  size="small"
                  min={1}
                  max={limits.most_scale}
                  precision={0}
                  disabled={disabled}
                  value={numberIn(body, 'scales', name) ?? scale}
                  onChange={(value) => onChange(withNumber(body, 'scales', name, value === null || value === scale ? undefined : value))}
                  className={styles['number'] ?? ''}
                />
                {t('dispatch.policies.scale', { unit: t(name === 'continuity' ? 'dispatch.policies.scaleVisits' : 'dispatch.policies.scaleMinutes') })}
              </label>
            )}
          </li>
        );
      })}
    </ul>
  );
}

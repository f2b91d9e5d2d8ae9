import { InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';

import { Icon } from '@/ui/icon';

import type { Body } from '../queries';
import type { Limits } from '../types';
import { certificatesIn, ruleOf, withRule } from './draft';
import styles from './items.module.css';

type Props = { body: Body; limits: Limits; disabled: boolean; onChange: (body: Body) => void };

/** Each rule on or off, with its number or names. Those no policy can do without stand there, and cannot be switched. */
export function RuleItems({ body, limits, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const certificates = certificatesIn(body);
  return (
    <ul className={styles['items']}>
      {limits.rules.map(({ name, always, names, least, most, usual }) => {
        const value = ruleOf(body, name);
        const word = t(`dispatch.rule.${name}.name`);
        const on = value !== false;
        return (
          <li key={name} className={styles['rule']}>
            {always ? (
              <span className={styles['locked']} title={t('dispatch.policies.always')} role="img" aria-label={t('dispatch.policies.always')}>
                <Icon name="lock" size={14} />
              </span>
            ) : (
              <Switch size="small" checked={on} disabled={disabled} aria-label={word} onChange={(next) => onChange(withRule(body, name, next ? (usual ?? true) : false))} />
            )}
            <div className={styles['what']}>
              <b className={on || always ? undefined : styles['off']}>{word}</b>
              <small>{t(`dispatch.rule.${name}.what`)}</small>
            </div>
            {least !== null && on && (
              <InputNumber
                min={least}
                {...(most !== null && { max: most })}
                precision={0}
                disabled={disabled}
                value={typeof value === 'number' ? value : (usual ?? least)}
                aria-label={t(`dispatch.rule.${name}.what`)}
                onChange={(next) => next !== null && onChange(withRule(body, name, next))}
                className={styles['number'] ?? ''}
              />
            )}
            {names && on && (
              <Select
                mode="tags"
                className={styles['names'] ?? ''}
                value={certificates}
                maxCount={limits.most_certificates}
                disabled={disabled}
                open={false}
                suffix={null}
                placeholder={t('dispatch.policies.certificates')}
                aria-label={t('dispatch.policies.certificates')}
                onChange={(next: string[]) => onChange({ ...body, certificates: next.map((one) => one.trim()).filter(Boolean) })}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

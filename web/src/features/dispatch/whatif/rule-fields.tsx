import { Checkbox, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';

import { ALL, bodyOf, LIMITS, RULES, WEIGHTS, type Body as Rules, type Draft } from './draft';
import type { Policy } from './types';
import styles from './whatif.module.css';

const MOST_WEIGHT = 100;

type Props = { draft: Draft; change: (part: Partial<Draft>) => void; policies: Policy[] };

/** Whose orders go by other rules, which rules one begins from, and every rule and weight of them. */
export function RuleFields({ draft, change, policies }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const [first] = policies;
  const named = policies.map((one) => ({ value: one.code, label: nameFor(language, one) }));
  const from = (code: string): Policy | undefined => policies.find((one) => one.code === code);

  function whose(insteadOf: string): void {
    const base = from(insteadOf) ?? first;
    change({ insteadOf, body: insteadOf === '' || base === undefined ? null : bodyOf(base) });
  }

  return (
    <fieldset className={styles['part']}>
      <legend>{t('whatif.rules')}</legend>
      <div className={styles['row']}>
        <label className={styles['field']}>
          <span>{t('whatif.whose')}</span>
          <Select
            className={styles['select'] ?? ''}
            value={draft.insteadOf}
            options={[{ value: '', label: t('whatif.rulesStay') }, { value: ALL, label: t('whatif.allOrders') }, ...named.map((one) => ({ ...one, label: t('whatif.ordersOf', { name: one.label }) }))]}
            onChange={whose}
          />
        </label>
        {draft.body && (
          <label className={styles['field']}>
            <span>{t('whatif.beginFrom')}</span>
            <Select
              className={styles['select'] ?? ''}
              value={null}
              placeholder={t('whatif.takeRules')}
              options={named}
              onChange={(code: string | null) => {
                const base = from(code ?? '');
                if (base) change({ body: bodyOf(base) });
              }}
            />
          </label>
        )}
      </div>
      {draft.body && <Body body={draft.body} onChange={(body) => change({ body })} />}
    </fieldset>
  );
}

function Body({ body, onChange }: { body: Rules; onChange: (body: Rules) => void }) {
  const { t } = useTranslation();
  const rules = body.rules ?? {};
  return (
    <>
      <p className={styles['soft']}>{t('whatif.weightsLead')}</p>
      <div className={styles['grid']}>
        {WEIGHTS.map((name) => (
          <label key={name} className={styles['weight']}>
            <span>{t(`whatif.objective.${name}`)}</span>
            <InputNumber<number> className={styles['number'] ?? ''} min={0} max={MOST_WEIGHT} precision={0} value={body.weights[name] ?? 0} onChange={(weight) => onChange({ ...body, weights: { ...body.weights, [name]: weight ?? 0 } })} />
          </label>
        ))}
      </div>
      <p className={styles['soft']}>{t('whatif.rulesLead')}</p>
      <div className={styles['grid']}>
        {RULES.map((name) => {
          const [least, most, usual] = LIMITS[name] ?? [];
          const told = rules[name] ?? false;
          const on = told !== false;
          return (
            <div key={name} className={styles['weight']}>
              <Checkbox checked={on} onChange={({ target }) => onChange({ ...body, rules: { ...rules, [name]: target.checked ? (usual ?? true) : false } })}>
                {t(`whatif.rule.${name}`)}
              </Checkbox>
              {on && usual !== undefined && (
                <InputNumber<number>
                  className={styles['number'] ?? ''}
                  aria-label={t(`whatif.rule.${name}`)}
                  min={least ?? 0}
                  max={most ?? usual}
                  precision={0}
                  value={typeof told === 'number' ? told : usual}
                  onChange={(limit) => onChange({ ...body, rules: { ...rules, [name]: limit ?? usual } })}
                />
              )}
            </div>
          );
        })}
        <label className={styles['weight']}>
          <span>{t('whatif.overtimeMinutes')}</span>
          <InputNumber<number> className={styles['number'] ?? ''} min={0} max={480} precision={0} value={body.overtime_minutes ?? 0} onChange={(minutes) => onChange({ ...body, overtime_minutes: minutes ?? 0 })} />
        </label>
      </div>
    </>
  );
}

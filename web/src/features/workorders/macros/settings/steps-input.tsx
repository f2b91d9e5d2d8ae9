import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from 'antd';

import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

import { templatesQuery, type Placeholder } from '../../replies/queries';
import { PlaceholderText } from '../../replies/settings/text-items';
import pair from '../../replies/settings/text-items.module.css';
import { moved } from '../../settings/moved';
import type { Names, Step } from '../queries';
import { DOINGS, newStep, ONCE } from '../steps';
import { StepValues } from './step-values';
import styles from './steps-input.module.css';

const MOST = 10;

type Props = { value?: Step[]; onChange?: (next: Step[]) => void; names: Names; placeholders: Placeholder[] };

/** The steps of a macro in their order; each says what it needs. */
export function StepsInput({ value = [], onChange, names, placeholders }: Props) {
  const { t } = useTranslation();
  const [ids, setIds] = useState(() => value.map((_, at) => at));
  const [next, setNext] = useState(value.length);
  const free = DOINGS.filter((one) => !(ONCE.has(one) && value.some((step) => step.do === one)));
  const tell = (steps: Step[], keys: number[]): void => {
    setIds(keys);
    onChange?.(steps);
  };
  return (
    <div className={styles['steps']}>
      <ol className={styles['list']}>
        {value.map((step, at) => (
          <li key={ids[at]} className={styles['step']}>
            <div className={styles['head']}>
              <b>
                {at + 1}. {t(`macros.do.${step.do}`)}
              </b>
              <Tool icon="up" label={t('macros.stepUp', { n: at + 1 })} off={at === 0} go={() => tell(moved(value, at, at - 1), moved(ids, at, at - 1))} />
              <Tool icon="down" label={t('macros.stepDown', { n: at + 1 })} off={at === value.length - 1} go={() => tell(moved(value, at, at + 1), moved(ids, at, at + 1))} />
              <Tool icon="cross" label={t('macros.stepAway', { n: at + 1 })} off={false} go={() => tell(value.filter((_, n) => n !== at), ids.filter((_, n) => n !== at))} />
            </div>
            <Values step={step} names={names} placeholders={placeholders} onChange={(changed) => onChange?.(value.map((one, n) => (n === at ? changed : one)))} />
          </li>
        ))}
      </ol>
      {value.length < MOST && (
        <Select
          value={null}
          className={styles['add'] ?? ''}
          placeholder={t('macros.addStep')}
          aria-label={t('macros.addStep')}
          options={free.map((one) => ({ value: one, label: t(`macros.do.${one}`) }))}
          onChange={(one: Step['do'] | null) => {
            if (one === null) return;
            tell([...value, newStep(one)], [...ids, next]);
            setNext(next + 1);
          }}
        />
      )}
    </div>
  );
}

function Tool({ icon, label, off, go }: { icon: 'up' | 'down' | 'cross'; label: string; off: boolean; go: () => void }) {
  return (
    <Button look="quiet" size="small" square disabled={off} onClick={go} aria-label={label} title={label}>
      <Icon name={icon} size={14} />
    </Button>
  );
}

type ValuesProps = { step: Step; names: Names; placeholders: Placeholder[]; onChange: (next: Step) => void };

function Values(props: ValuesProps) {
  const { step } = props;
  if (step.do === 'reply' || step.do === 'note') return <Texts {...props} fields={['text_zh', 'text_en']} from />;
  if (step.do === 'resolve') {
    return (
      <>
        <Texts {...props} fields={['cause_zh', 'cause_en']} what="cause" />
        <Texts {...props} fields={['text_zh', 'text_en']} what="solution" />
      </>
    );
  }
  return <StepValues step={step} names={props.names} onChange={props.onChange} />;
}

type TextField = 'text_zh' | 'text_en' | 'cause_zh' | 'cause_en';
type TextsProps = ValuesProps & { fields: [TextField, TextField]; what?: 'cause' | 'solution'; from?: boolean };

/** A text in both languages; one may begin from a template. */
function Texts({ step, placeholders, onChange, fields, what, from = false }: TextsProps) {
  const { t } = useTranslation();
  return (
    <>
      {what && <span className={styles['what']}>{t(`macros.${what}`)}</span>}
      {from && <FromTemplate onTake={(zh, en) => onChange({ ...step, text_zh: zh, text_en: en })} />}
      <div className={pair['pair']}>
        {fields.map((name) => {
          const label = t(`replies.text.${name.endsWith('zh') ? 'zh' : 'en'}`);
          return (
            <label key={name} className={styles['field']}>
              <span>{label}</span>
              <PlaceholderText value={step[name]} label={what ? `${t(`macros.${what}`)}: ${label}` : label} placeholders={placeholders} onChange={(text) => onChange({ ...step, [name]: text })} />
            </label>
          );
        })}
      </div>
    </>
  );
}

function FromTemplate({ onTake }: { onTake: (zh: string, en: string) => void }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const rows = useQuery(templatesQuery(false)).data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Select
      size="small"
      className={styles['add'] ?? ''}
      value={null}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('macros.fromTemplate')}
      aria-label={t('macros.fromTemplate')}
      options={rows.map((row) => ({ value: row.key, label: nameFor(language, row) }))}
      onChange={(key: string | null) => {
        const row = rows.find((one) => one.key === key);
        if (row) onTake(row.text_zh, row.text_en);
      }}
    />
  );
}

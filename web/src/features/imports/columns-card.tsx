import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { Card } from '@/ui/card';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import styles from './imports.module.css';
import { changeImport } from './queries';
import { chosen, FIXED, headerNames, isOpen, lackingOf, remapped } from './status';
import type { Column, Import, Mapping, Subject } from './types';
import { useStep } from './use-step';

/** Which column of the file is which of ours: guessed, and every choice is kept as soon as it is made. */
export function ColumnsCard({ one, subject }: { one: Import; subject: Subject }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const words = useProblemWords();
  const step = useStep(one.key);
  const [write] = useState(() => changeImport(one.key));
  const open = isOpen(one.state) && !step.busy;
  const lacking = lackingOf(subject.columns, one.mapping);
  const change = (changes: { mapping: Mapping } | { ready: string }): void => void step.act(() => write.run(changes, { version: one.version }));
  const missing = subject.columns.filter((column) => lacking.includes(column.name)).map((column) => nameFor(language, column));
  return (
    <Card
      icon="columns"
      title={t('imports.steps.columns')}
      lead={t(one.remembered ? 'imports.remembered' : 'imports.guessed')}
      actions={
        subject.ready.length > 0 && (
          <Select
            aria-label={t('imports.ready')}
            className={styles['subject'] ?? ''}
            value={one.ready}
            disabled={!open}
            options={[{ value: '', label: t('imports.readyNone') }, ...subject.ready.map((ready) => ({ value: ready.code, label: nameFor(language, ready) }))]}
            onChange={(ready: string) => change({ ready })}
          />
        )
      }
    >
      {missing.length > 0 && (
        <p className={styles['warned']} role="status">
          {t('imports.lacking', { columns: missing.join(t('imports.and')) })}
        </p>
      )}
      {step.trouble !== undefined && <Said>{words(step.trouble)}</Said>}
      <table className={styles['columns']} aria-label={t('imports.steps.columns')}>
        <thead>
          <tr>
            <th scope="col">{t('imports.ours')}</th>
            <th scope="col">{t('imports.theirs')}</th>
            <th scope="col">{t('imports.example')}</th>
          </tr>
        </thead>
        <tbody>
          {subject.columns.map((column) => (
            <Choice key={column.name} column={column} one={one} open={open} lacking={lacking.includes(column.name)} onChange={(source) => change({ mapping: remapped(one.mapping, column.name, source) })} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

type ChoiceProps = { column: Column; one: Import; open: boolean; lacking: boolean; onChange: (source: { column: number } | { value: string } | undefined) => void };

function Choice({ column, one, open, lacking, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  const { language } = useReader();
  const [fixing, setFixing] = useState(false);
  const name = nameFor(language, column);
  const value = fixing ? FIXED : chosen(one.mapping, column.name);
  const options = [
    ...headerNames(one.headers).map((label, place) => ({ value: place, label })),
    { value: FIXED as number | typeof FIXED, label: t('imports.sameForAll') },
  ];

  function pick(picked: number | typeof FIXED | undefined): void {
    setFixing(picked === FIXED);
    if (picked !== FIXED) onChange(picked === undefined ? undefined : { column: picked });
  }

  return (
    <tr data-lacking={lacking}>
      <td>
        {name}
        {column.required && (
          <span className={styles['star']} title={t('imports.required')} aria-label={t('imports.required')}>
            {' *'}
          </span>
        )}
      </td>
      <td className={styles['from']}>
        <Select<number | typeof FIXED>
          aria-label={t('imports.from', { name })}
          className={styles['pick'] ?? ''}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          {...(value !== undefined && { value })}
          status={lacking ? 'error' : ''}
          disabled={!open}
          placeholder={t('imports.leftOut')}
          options={options}
          onChange={pick}
        />
        {value === FIXED && <Fixed column={column} value={one.mapping[column.name]?.value ?? ''} open={open} name={name} onChange={(told) => onChange(told ? { value: told } : undefined)} />}
      </td>
      <td className={styles['example']} dir="auto">
        {exampleOf(one, value)}
      </td>
    </tr>
  );
}

/** What stands in the first rows of the file's column. */
function exampleOf(one: Import, value: number | typeof FIXED | undefined): string {
  if (typeof value !== 'number') return '';
  return one.sample
    .map((cells) => cells[value] ?? '')
    .filter(Boolean)
    .slice(0, 3)
    .join(' · ');
}

type FixedProps = { column: Column; value: string; open: boolean; name: string; onChange: (value: string) => void };

/** One value for every row: chosen where there is a choice, else written. */
function Fixed({ column, value, open, name, onChange }: FixedProps) {
  const { t } = useTranslation();
  const { language } = useReader();
  const [text, setText] = useState(value);
  const [was, setWas] = useState(value);
  if (was !== value) {
    setWas(value);
    setText(value);
  }
  const label = t('imports.valueOf', { name });
  if (column.choices.length > 0)
    return (
      <Select
        aria-label={label}
        className={styles['fixed'] ?? ''}
        {...(value && { value })}
        disabled={!open}
        options={column.choices.map((one) => ({ value: one.value, label: nameFor(language, one) }))}
        onChange={onChange}
      />
    );
  return <Input aria-label={label} className={styles['fixed'] ?? ''} value={text} maxLength={200} disabled={!open} onChange={(event) => setText(event.target.value)} onBlur={() => text !== value && onChange(text.trim())} onPressEnter={(event) => event.currentTarget.blur()} />;
}

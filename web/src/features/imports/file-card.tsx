import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useReader } from '@/lib/reader';
import { Card } from '@/ui/card';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { Bone } from '@/ui/skeleton';

import styles from './imports.module.css';
import { IMPORTS } from './paths';
import { changeImport } from './queries';
import { headerNames, isOpen } from './status';
import type { Delimiter, Encoding, Import } from './types';
import { useStep } from './use-step';

const ENCODINGS: readonly Encoding[] = ['utf-8', 'gb18030', 'utf-16', 'big5', 'shift_jis', 'windows-1252'];
const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];
const DELIMITER_WORDS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;
const SHOWN = 8;

/** What was read of the file, and how; whoever sees nonsense chooses another way. */
export function FileCard({ one }: { one: Import }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const words = useProblemWords();
  const step = useStep(one.key);
  const [write] = useState(() => changeImport(one.key));
  const change = (changes: Parameters<typeof write.run>[0]): void => void step.act(() => write.run(changes, { version: one.version }));
  const misread = one.state === 'unreadable' && one.reason === 'import_wrong_encoding';
  const open = isOpen(one.state) || misread;
  const count = (rows: number): string => new Intl.NumberFormat(language).format(rows);
  return (
    <Card icon="clip" title={t('imports.steps.file')} lead={one.rows === null ? undefined : t('imports.rowsRead', { rows: count(one.rows), columns: one.headers.length })}>
      {one.state === 'unreadable' && (
        <Said title={t('imports.unreadable')}>
          {one.message} <Link to={`${IMPORTS}?subject=${one.subject}`}>{t('imports.another')}</Link>
        </Said>
      )}
      {step.trouble !== undefined && <Said>{words(step.trouble)}</Said>}
      <div className={styles['how']}>
        {(misread || (one.format === 'csv' && one.state !== 'reading')) && (
          <label className={styles['field']}>
            <span>{one.certainty === null ? t('imports.encoding') : t('imports.encodingSure', { percent: one.certainty })}</span>
            <Select<Encoding> aria-label={t('imports.encoding')} value={(one.encoding || null) as Encoding} disabled={!open || step.busy} options={ENCODINGS.map((value) => ({ value, label: t(`imports.encodings.${value}`) }))} onChange={(encoding) => change({ encoding })} />
          </label>
        )}
        {one.format === 'csv' && one.delimiter !== '' && (
          <label className={styles['field']}>
            <span>{t('imports.delimiter')}</span>
            <Select<Delimiter> aria-label={t('imports.delimiter')} value={one.delimiter as Delimiter} disabled={!open || step.busy} options={DELIMITERS.map((value) => ({ value, label: t(`imports.delimiters.${DELIMITER_WORDS[value]}`) }))} onChange={(delimiter) => change({ delimiter })} />
          </label>
        )}
        {one.sheets.length > 1 && (
          <label className={styles['field']}>
            <span>{t('imports.sheet')}</span>
            <Select aria-label={t('imports.sheet')} value={one.sheet} disabled={!open || step.busy} options={one.sheets.map((value) => ({ value, label: value }))} onChange={(sheet: string) => change({ sheet })} />
          </label>
        )}
      </div>
      {one.formulas && <p className={styles['warned']}>{t('imports.formulas')}</p>}
      {one.state === 'reading' ? <Waiting /> : one.sample.length > 0 && <Sample one={one} />}
    </Card>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('imports.reading')} className={styles['progress']}>
      <span className={styles['soft']}>{t('imports.reading')}</span>
      <Bone width={30} />
      <Bone width={24} />
      <Bone width={27} />
    </div>
  );
}

function Sample({ one }: { one: Import }) {
  const { t } = useTranslation();
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('imports.sample')}>
      <table className={styles['sample']}>
        <thead>
          <tr>
            <th scope="col" className={styles['count']}>
              {t('imports.row')}
            </th>
            {headerNames(one.headers).map((header, place) => (
              <th key={place} scope="col" title={header} dir="auto">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {one.sample.slice(0, SHOWN).map((cells, row) => (
            <tr key={row}>
              <td className={styles['count']}>{row + 2}</td>
              {one.headers.map((_, place) => (
                <td key={place} title={cells[place]} dir="auto">
                  {cells[place]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

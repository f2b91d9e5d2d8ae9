import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Icon, type IconName } from '@/ui/icon';

import styles from './item-field.module.css';
import { NumberField } from './number-field';
import { isNothing, nothing, type Verdict } from './reckon';
import { SignatureField } from './signature-field';
import { TextField } from './text-field';
import type { Item, Said, Value } from './types';

/** What belongs to an item beside its answer: its pictures, and what was done about what failed. */
export type Beside = {
  /** Pictures of the answer, and the way to take more; `give` answers with these as well. */
  photos: (item: Item, said: Said | undefined) => ReactNode;
  /** Keeps a signature, and answers with its key. */
  sign?: ((item: Item, picture: Blob, name: string) => Promise<void>) | undefined;
  failed?: (item: Item) => ReactNode;
  history?: (item: Item) => ReactNode;
};

type Props = { item: Item; number: number; said: Said | undefined; verdict: Verdict; current?: boolean; onAnswer?: ((value: Value) => void) | undefined; beside: Beside };

const MARKS: Record<Verdict, IconName | undefined> = { '': undefined, passed: 'check', failed: 'cross', na: 'pause' };

/** One item of a list with what it takes to answer it: large enough for a thumb, all of it for a keyboard too. */
export function ItemField({ item, number, said, verdict, current = false, onAnswer, beside }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const id = useId();
  const value: Value = said ? { choice: said.choice, number: said.number, text: said.text, files: said.files, note: said.note } : nothing();
  const give = onAnswer && ((part: Partial<Value>): void => onAnswer({ ...nothing(), note: value.note, ...part }));
  const help = nameFor(language, { name_zh: item.help_zh, name_en: item.help_en });
  const mark = MARKS[verdict];
  return (
    <li className={styles['item']} id={`item-${item.key}`} data-verdict={verdict || 'open'} data-current={current || undefined} aria-labelledby={`${id}-name`} tabIndex={-1}>
      <div className={styles['head']}>
        <span className={styles['mark']} role="img" aria-label={t(`checks.verdict.${verdict === '' ? 'open' : verdict}`)}>
          {mark ? <Icon name={mark} size={16} /> : number}
        </span>
        <span className={styles['name']}>
          <b id={`${id}-name`} dir="auto">
            {nameFor(language, item)}
          </b>
          {!item.required && <small>{t('checks.optional')}</small>}
          {said?.unsent && <small>{t('checks.unsent')}</small>}
        </span>
      </div>
      {help && (
        <p className={styles['help']} dir="auto">
          {help}
        </p>
      )}
      {(said?.lost ?? 0) > 0 && (
        <p className={styles['lost']} role="alert">
          {t('checks.photosLost', { count: said?.lost ?? 0 })}
        </p>
      )}
      <Control item={item} said={said} value={value} verdict={verdict} labelled={`${id}-name`} give={give} beside={beside} />
      {verdict === 'failed' && beside.failed?.(item)}
      <Note value={value} open={verdict === 'failed'} onNote={onAnswer && !isNothing(value) ? (note) => onAnswer({ ...value, note }) : undefined} />
      {beside.history?.(item)}
    </li>
  );
}

type ControlProps = { item: Item; said: Said | undefined; value: Value; verdict: Verdict; labelled: string; give: ((part: Partial<Value>) => void) | undefined; beside: Beside };

function Control({ item, said, value, verdict, labelled, give, beside }: ControlProps) {
  const { t } = useTranslation();
  const { language } = useReader();
  const na = item.allow_na ? [{ key: 'na', word: t('checks.verdict.na'), tone: 'na' }] : [];
  const applies = value.choice !== 'na';
  switch (item.kind) {
    case 'check':
      return <Choices labelled={labelled} value={value.choice} options={[{ key: 'passed', word: t('checks.verdict.passed'), tone: 'passed' }, { key: 'failed', word: t('checks.verdict.failed'), tone: 'failed' }, ...na]} give={give} across />;
    case 'choice': {
      const options = item.options.map((one) => ({ key: one.key, word: nameFor(language, one), tone: one.fails ? 'failed' : 'passed' }));
      return <Choices labelled={labelled} value={value.choice} options={[...options, ...na]} give={give} />;
    }
    default:
      return (
        <>
          {applies && item.kind === 'number' && <NumberField item={item} value={value.number} verdict={verdict} labelled={labelled} onNumber={give && ((number) => give({ number }))} />}
          {applies && item.kind === 'text' && <TextField value={value.text} labelled={labelled} onText={give && ((text) => give({ text }))} />}
          {applies && item.kind === 'photo' && (
            <>
              {beside.photos(item, said)}
              {verdict === '' && item.least > 1 && <p className={styles['help']}>{t('checks.photosLeft', { count: Math.max(0, item.least - value.files.length), least: item.least })}</p>}
            </>
          )}
          {applies && item.kind === 'signature' && <SignatureField item={item} value={value} picture={beside.photos(item, said)} onSign={give && beside.sign} />}
          {na.length > 0 && <Choices labelled={labelled} value={value.choice} options={na} give={give} quiet />}
        </>
      );
  }
}

type Option = { key: string; word: string; tone: string };
type ChoicesProps = { labelled: string; value: string; options: Option[]; give: ((part: Partial<Value>) => void) | undefined; across?: boolean; quiet?: boolean };

/** One of a few, each a thumb wide; pressed again it is taken back. */
function Choices({ labelled, value, options, give, across = false, quiet = false }: ChoicesProps) {
  if (!give) {
    const chosen = options.find((one) => one.key === value);
    return chosen ? <p className={styles['read']}>{chosen.word}</p> : null;
  }
  return (
    <div className={across ? styles['across'] : quiet ? styles['quiet'] : styles['down']} role="group" aria-labelledby={labelled}>
      {options.map((one) => (
        <button key={one.key} type="button" data-tone={one.tone} aria-pressed={value === one.key} onClick={() => give({ choice: value === one.key ? '' : one.key })}>
          {one.word}
        </button>
      ))}
    </div>
  );
}

/** What stands behind an answer; asked for where something failed. */
function Note({ value, open, onNote }: { value: Value; open: boolean; onNote: ((note: string) => void) | undefined }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const id = useId();
  if (!onNote)
    return value.note ? (
      <p className={styles['note']} dir="auto">
        {value.note}
      </p>
    ) : null;
  if (!open && !adding && !value.note)
    return (
      <Button look="quiet" size="small" className={styles['addNote']} onClick={() => setAdding(true)}>
        <Icon name="pen" size={16} />
        {t('checks.addNote')}
      </Button>
    );
  return (
    <>
      <label className={styles['label']} htmlFor={`${id}-note`}>
        {t(open ? 'checks.noteFailed' : 'checks.note')}
      </label>
      <TextField id={`${id}-note`} value={value.note} rows={2} focused={adding} onText={onNote} />
    </>
  );
}

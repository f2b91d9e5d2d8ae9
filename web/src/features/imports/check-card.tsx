import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { Button, buttonClass } from '@/ui/button';
import { Card } from '@/ui/card';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import styles from './imports.module.css';
import { wrongRowsAddress } from './paths';
import { checkImport, runImport, stopImport } from './queries';
import { OutcomeRows } from './outcome-rows';
import { isBusy, isOpen, lackingOf, total, writes } from './status';
import type { Import, Mode, Subject } from './types';
import { useStep } from './use-step';

type Props = { one: Import; subject: Subject };

/** What would come of every row, then what came of it. */
export function CheckCard({ one, subject }: Props) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const step = useStep(one.key);
  const [writes_] = useState(() => ({ check: checkImport(one.key), run: runImport(one.key), stop: stopImport(one.key) }));
  const lacking = lackingOf(subject.columns, one.mapping).length > 0;
  const counted = total(one.counts) > 0;
  const written = one.ended_at !== null || one.state === 'running';
  const working = one.state === 'checking' || one.state === 'running';
  return (
    <Card
      icon="check"
      title={t(written ? 'imports.came' : 'imports.steps.check')}
      lead={written ? undefined : t('imports.checkLead')}
      actions={
        isOpen(one.state) && (
          <Button look={counted ? 'plain' : 'primary'} disabled={lacking} busy={step.busy} onClick={() => void step.act(() => writes_.check.run(null))}>
            {t(counted ? 'imports.checkAgain' : 'imports.check')}
          </Button>
        )
      }
    >
      {step.trouble !== undefined && <Said>{words(step.trouble)}</Said>}
      {(one.state === 'failed' || one.state === 'stopped') && one.message && <Said title={t('imports.failed')}>{one.message}</Said>}
      {working && <Progress one={one} busy={step.busy} onStop={() => void step.act(() => writes_.stop.run(null))} />}
      <Result one={one} />
      {counted && !working && (
        <>
          <OutcomeRows one={one} />
          {one.counts.wrong > 0 && (
            <div className={styles['acts']}>
              <a className={buttonClass()} href={wrongRowsAddress(one.key)} download>
                {t('imports.download', { count: one.counts.wrong })}
              </a>
              <span className={styles['soft']}>{t('imports.downloadHint')}</span>
            </div>
          )}
          {isOpen(one.state) && <Run one={one} subject={subject} busy={step.busy} onRun={(mode) => void step.act(() => writes_.run.run({ mode }))} />}
        </>
      )}
    </Card>
  );
}

function Progress({ one, busy, onStop }: { one: Import; busy: boolean; onStop: () => void }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const progress = one.progress;
  const [done, all] = [progress?.done ?? 0, progress?.total ?? 0];
  const number = new Intl.NumberFormat(language);
  const phase = progress?.phase === 'writing' ? 'writing' : progress?.phase === 'checking' ? 'checking' : 'waiting';
  return (
    <div className={styles['progress']} role="status">
      <div className={styles['progressHead']}>
        <span>{t(`imports.phase.${phase}`)}</span>
        <span className={styles['soft']}>{t('imports.ofRows', { done: number.format(done), total: number.format(all) })}</span>
        <span className={styles['grow']} />
        <Button size="small" busy={busy || (progress?.stopping ?? false)} onClick={onStop}>
          {t(progress?.stopping ? 'imports.stopping' : 'imports.stop')}
        </Button>
      </div>
      <progress className={styles['bar']} max={Math.max(1, all)} value={done} aria-label={t(`imports.phase.${phase}`)} />
      <span className={styles['soft']}>{t('imports.mayLeave')}</span>
    </div>
  );
}

/** In one sentence, what it came to. */
function Result({ one }: { one: Import }) {
  const { t } = useTranslation();
  if (isBusy(one.state) || total(one.counts) === 0) return null;
  const told = { created: one.counts.created, updated: one.counts.updated, wrong: one.counts.wrong, unchanged: one.counts.unchanged };
  if (one.state === 'done')
    return (
      <p className={one.counts.wrong > 0 ? styles['warned'] : styles['said']} role="status">
        {t(one.counts.wrong > 0 ? 'imports.doneWithWrong' : 'imports.done', told)}
      </p>
    );
  if (one.state === 'undone')
    return (
      <p className={styles['warned']} role="status">
        {t('imports.undone', told)}
      </p>
    );
  if (one.state === 'stopped') return <p className={styles['warned']}>{t(one.mode === 'good' ? 'imports.stoppedGood' : 'imports.stoppedAll', told)}</p>;
  if (one.state === 'checked')
    return (
      <p className={one.counts.wrong > 0 ? styles['warned'] : styles['said']} role="status">
        {t(one.counts.wrong > 0 ? 'imports.checkedWrong' : 'imports.checkedWell', told)}
      </p>
    );
  return null;
}

const MODES: readonly Mode[] = ['all', 'good'];

/** The last choice, and the press that writes. */
function Run({ one, subject, busy, onRun }: Props & { busy: boolean; onRun: (mode: Mode) => void }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const [mode, setMode] = useState<Mode>('all');
  const count = writes(one.counts);
  const blocked = mode === 'all' && one.counts.wrong > 0;
  if (count === 0) return <p className={styles['soft']}>{t('imports.nothingToWrite')}</p>;
  return (
    <div className={styles['modes']} role="radiogroup" aria-label={t('imports.how')}>
      {one.counts.wrong > 0 &&
        MODES.map((value) => (
          <label key={value} className={styles['mode']}>
            <input type="radio" name="mode" checked={mode === value} onChange={() => setMode(value)} />
            <span>
              {t(`imports.modes.${value}`)}
              <small>{t(`imports.modeHints.${value}`)}</small>
            </span>
          </label>
        ))}
      <div className={styles['acts']}>
        <Button look="primary" busy={busy} disabled={blocked} onClick={() => onRun(mode)}>
          {t('imports.run', { count, what: nameFor(language, subject) })}
        </Button>
        {blocked && <span className={styles['soft']}>{t('imports.mendFirst')}</span>}
      </div>
    </div>
  );
}

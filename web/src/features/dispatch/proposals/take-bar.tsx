import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Kbd } from '@/ui/kbd';
import { Said } from '@/ui/notice';
import { useProblemWords, useReadWords } from '@/ui/problem-words';
import { Trying } from '@/ui/trying';

import { countOf } from './parts';
import styles from './parts.module.css';
import type { Part, PartVerdicts } from './types';
import type { ProposalWords } from './use-proposal-words';
import type { Came, useTaking } from './use-taking';

type Props = { chosen: Part[]; open: number; lost: number; all: boolean; check: UseQueryResult<PartVerdicts>; taking: ReturnType<typeof useTaking>; words: ProposalWords; onAsk: () => void };

/** Always in sight: how much is chosen, whether it still holds, taking it, and what came of that. */
export function TakeBar({ chosen, open, lost, all, check, taking: { progress, running, came, trouble, stop }, words, onAsk }: Props) {
  const { t } = useTranslation();
  const problem = useProblemWords();
  const busy = progress !== undefined;
  return (
    <div className={styles['bar']}>
      {trouble !== undefined && <Said title={t('proposals.notTaken')}>{problem(trouble)}</Said>}
      {!busy && came?.state === 'failed' && <Said title={t('proposals.takenInPart')}>{words.takingTrouble(came.trouble)}</Said>}
      <Trying busy={busy} />
      <p className={styles['said']} role="status">
        {busy && t('proposals.taking', progress)}
        {!busy && came && <CameOf came={came} words={words} />}
      </p>
      {busy && (
        <div className={styles['acts']}>
          <progress className={styles['progress']} value={progress.done} max={progress.of} aria-label={t('proposals.takingLabel')} />
          {running && (
            <Button size="small" onClick={() => void stop()}>
              {t('proposals.takingStop')}
            </Button>
          )}
        </div>
      )}
      <div className={styles['acts']}>
        {open > 0 && <span>{t('proposals.chosen', { count: countOf(chosen), parts: words.number(chosen.length) })}</span>}
        {open + lost > 0 && <Checked check={check} lost={lost} words={words} />}
        <span className={styles['grow']} />
        {open + lost > 0 && (
          <Button busy={check.isFetching} onClick={() => void check.refetch()}>
            {t('proposals.checkAgain')}
            <Kbd>C</Kbd>
          </Button>
        )}
        {open > 0 && (
          <Button look="primary" busy={busy} disabled={busy || chosen.length === 0} onClick={onAsk}>
            {t(all ? 'proposals.takeAll' : 'proposals.takeChosen')}
            <Kbd onAccent>A</Kbd>
          </Button>
        )}
        {open + lost === 0 && <span>{t('proposals.allTaken')}</span>}
      </div>
    </div>
  );
}

/** What happened, and how much did not. */
function CameOf({ came, words }: { came: Came; words: ProposalWords }) {
  const { t } = useTranslation();
  return (
    <b>
      {t('proposals.came', { count: came.changes, parts: words.number(came.parts) })}
      {came.refused > 0 && t('proposals.cameRefused', { count: came.refused })}
      {came.state === 'stopped' && t('proposals.cameStopped')}
    </b>
  );
}

/** When it was last asked whether it all still holds, and what was said. */
function Checked({ check, lost, words }: Pick<Props, 'check' | 'lost' | 'words'>) {
  const { t } = useTranslation();
  const problem = useReadWords();
  if (check.error && !check.isFetching) return <span className={styles['lost']}>{t('proposals.notChecked', { why: problem(check.error) })}</span>;
  if (check.data === undefined) return <span>{t('proposals.checking')}</span>;
  const time = words.clock(check.dataUpdatedAt);
  return <span className={lost > 0 ? styles['lost'] : undefined}>{lost > 0 ? t('proposals.checkedLost', { time, count: lost }) : t('proposals.checked', { time })}</span>;
}

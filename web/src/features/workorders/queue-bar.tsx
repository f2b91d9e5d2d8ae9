import { useQueries, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { useKeys } from '@/lib/keys';
import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';
import { MenuButton } from '@/ui/menu-button';
import { useProblemWords } from '@/ui/problem-words';

import { macrosQuery, type Macro } from './macros/queries';
import { orderQuery } from './queries';
import type { Refusal } from './queue-batch';
import styles from './queue-bar.module.css';
import type { Selection } from './queue-selection';
import { ENDS, moveLetter, type MoveName } from './status';
import type { Row } from './types';
import { samplesOf, type Batch, type Doing, type Outcome } from './use-batch';
import { isMove } from './words';

/** It brings antd's sheet along: only who asks for a macro waits for it. */
const MacroAsk = lazy(() => import('./macros/macro-ask').then((file) => ({ default: file.MacroAsk })));

type Props = { ticked: Row[]; selection: Selection; batch: Batch; mayChange: boolean };

/** What floats over the foot of the list: what can be done with the ticked rows, how far it has come, what came of it. */
export function QueueBar({ ticked, selection, batch, mayChange }: Props) {
  if (batch.running && batch.running.total > 1) return <Running outcome={batch.running} stop={batch.stop} />;
  return (
    <div className={styles['place']}>
      {batch.outcome && <Came outcome={batch.outcome} dismiss={batch.dismiss} />}
      {ticked.length > 0 && <Ticked ticked={ticked} selection={selection} batch={batch} mayChange={mayChange} />}
    </div>
  );
}

/** Letters work on what is ticked; the likeliest move of the first row is the button, the rest are in the menu. */
const LIKELY = 3;
const ESCAPE = 'Esc';

function Ticked({ ticked, selection, batch, mayChange }: Props) {
  const { t } = useTranslation();
  const samples = useQueries({ queries: samplesOf(ticked).map((row) => orderQuery(row.key)) });
  const legal = new Map<MoveName, boolean>();
  for (const { data } of samples) for (const one of data?.moves ?? []) if (isMove(one.move)) legal.set(one.move, (legal.get(one.move) ?? false) || one.primary);
  const moves = [...legal.keys()].sort((one, other) => Number(legal.get(other)) - Number(legal.get(one)));
  const near = moves.filter((move) => !ENDS.has(move)).slice(0, LIKELY);
  const others = moves.filter((move) => !near.includes(move));
  const priorities = [0, 1, 2, 3].map((level) => ({ key: `P${level}`, label: `P${level}`, onClick: () => batch.setPriority(level, ticked) }));
  return (
    <div className={styles['bar']} role="toolbar" aria-label={t('queue.bulk')}>
      <b>{t('queue.ticked', { count: ticked.length })}</b>
      <span className={styles['rule']} />
      {near.map((move, at) => (
        <Button key={move} look={at === 0 ? 'primary' : 'quiet'} size="small" onClick={() => batch.begin(move, ticked)}>
          {t(`moves.${move}`)}
          <Kbd onAccent={at === 0}>{moveLetter[move].toUpperCase()}</Kbd>
        </Button>
      ))}
      {mayChange && (
        <MenuButton items={priorities} look="quiet">
          {t('queue.setPriority')}
          <Icon name="down" size={14} />
        </MenuButton>
      )}
      <Macros ticked={ticked} batch={batch} />
      {others.length > 0 && (
        <MenuButton
          items={others.map((move) => ({
            key: move,
            label: (
              <span className={styles['entry']}>
                {t(`moves.${move}`)}
                <Kbd>{moveLetter[move].toUpperCase()}</Kbd>
              </span>
            ),
            onClick: () => batch.begin(move, ticked),
          }))}
          look="quiet"
        >
          {t('orders.more')}
          <Icon name="down" size={14} />
        </MenuButton>
      )}
      <span className={styles['rule']} />
      <Button look="quiet" size="small" onClick={selection.clear}>
        {t('queue.untick')}
        <Kbd>{ESCAPE}</Kbd>
      </Button>
    </div>
  );
}

/** All steps of a macro, on every ticked row; asked once more before anything is done. */
function Macros({ ticked, batch }: { ticked: Row[]; batch: Batch }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const macros = useQuery(macrosQuery(false)).data;
  const [asking, setAsking] = useState<Macro>();
  const rows = macros?.rows.filter((one) => !one.trouble) ?? [];
  if (macros === undefined || rows.length === 0) return null;
  return (
    <>
      <MenuButton items={rows.map((one) => ({ key: one.key, label: nameFor(language, one), onClick: () => setAsking(one) }))} look="quiet">
        {t('macros.title')}
        <Icon name="down" size={14} />
      </MenuButton>
      {asking && (
        <Suspense>
          <MacroAsk
            macro={asking}
            names={macros.names}
            count={ticked.length}
            onApply={() => {
              batch.applyMacro(asking, ticked);
              setAsking(undefined);
            }}
            onClose={() => setAsking(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}

function Running({ outcome, stop }: { outcome: Outcome; stop: () => void }) {
  const { t } = useTranslation();
  const word = useDoingWord(outcome.doing);
  useKeys({ Escape: stop });
  return (
    <div className={styles['place']}>
      <div className={styles['bar']} role="status">
        <b>{t('queue.doing', { what: word, done: outcome.done, total: outcome.total })}</b>
        <progress className={styles['progress']} max={outcome.total} value={outcome.done} aria-label={word} />
        <Button look="quiet" size="small" onClick={stop}>
          {t('queue.stop')}
          <Kbd>{ESCAPE}</Kbd>
        </Button>
      </div>
    </div>
  );
}

/** Success is said and goes; what was refused stays until it was read. */
const QUIET_MS = 5_000;

function Came({ outcome, dismiss }: { outcome: Outcome; dismiss: () => void }) {
  const { t } = useTranslation();
  const word = useDoingWord(outcome.doing);
  const { refused, done, total } = outcome;
  const single = outcome.rows.length === 1 ? outcome.rows[0] : undefined;
  const well = done - refused.length;
  useEffect(() => {
    if (refused.length > 0) return;
    const timer = setTimeout(dismiss, QUIET_MS);
    return () => clearTimeout(timer);
  });
  const number = single && t('orders.number', { number: single.number });
  const title = number ? t(refused.length > 0 ? 'queue.cameNotOne' : 'queue.cameOne', { what: word, number }) : t('queue.came', { what: word, count: well });
  return (
    <div className={styles['came']} role={refused.length > 0 ? 'alert' : 'status'}>
      <div className={styles['head']}>
        <Icon name={refused.length > 0 ? 'warn' : 'check'} />
        <b>{title}</b>
        {!single && refused.length > 0 && <span>{t('queue.refusedOf', { count: refused.length })}</span>}
        {done < total && refused.length < total && <span>{t('queue.notBegun', { count: total - done })}</span>}
        <Button look="quiet" size="small" square onClick={dismiss} aria-label={t('queue.dismiss')} title={t('queue.dismiss')}>
          <Icon name="cross" size={14} />
        </Button>
      </div>
      {refused.length > 0 && (
        <ul className={styles['refused']} tabIndex={0}>
          {refused.map((refusal) => (
            <Refused key={refusal.row.key} refusal={refusal} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Refused({ refusal: { row, error } }: { refusal: Refusal }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const legal = error instanceof Problem && Array.isArray(error.facts['legal']) ? error.facts['legal'].map(String).filter(isMove) : [];
  const known = error instanceof Problem && (error.detail || error.code === 'offline');
  const may = legal.length > 0 && t('sheet.legal', { moves: legal.map((one) => t(`moves.${one}`)).join(t('facts.and')) });
  return (
    <li>
      <b>{t('orders.number', { number: row.number })}</b> {row.title}
      <span>
        {!known && may ? may : words(error)}
      </span>
    </li>
  );
}

function useDoingWord(doing: Doing): string {
  const { t } = useTranslation();
  const { language } = useReader();
  if ('macro' in doing) return t('macros.doing', { name: nameFor(language, doing.macro) });
  return 'move' in doing ? t(`moves.${doing.move}`) : t('queue.toPriority', { p: doing.priority });
}

import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useKeys } from '@/lib/keys';
import { Ask } from '@/ui/ask';
import { Card } from '@/ui/card';
import { Kbd } from '@/ui/kbd';
import { Button } from '@/ui/button';

import { Bundle, bundled } from './bundle';
import { guessOf, PartView } from './part-view';
import { countOf, groupsOf, type Group, type Row } from './parts';
import styles from './parts.module.css';
import { checkQuery } from './queries';
import { TakeBar } from './take-bar';
import type { Proposal } from './types';
import { useProposalWords, type ProposalWords } from './use-proposal-words';
import { useTaking } from './use-taking';

const GROUPS: readonly Group[] = ['open', 'lost', 'taken'];

/** All a plan changes, part by part: what still holds is ticked and taken, the rest says why it is not. */
export function PartsSection({ of }: { of: Proposal }) {
  const { t } = useTranslation();
  const words = useProposalWords();
  const box = useRef<HTMLDivElement>(null);
  const check = useQuery({ ...checkQuery(of.key), enabled: of.parts.some((part) => part.taken_at === null) });
  const groups = useMemo(() => groupsOf(of.parts, check.data?.rows), [of.parts, check.data]);
  const [left, setLeft] = useState<ReadonlySet<number>>(() => new Set());
  const [asking, setAsking] = useState(false);
  const taking = useTaking(of);
  const chosen = groups.open.map((row) => row.part).filter((part) => !left.has(part.number));
  const all = chosen.length === groups.open.length;
  const busy = taking.progress !== undefined;
  const toggleAll = (): void => setLeft(new Set(all ? groups.open.map((row) => row.part.number) : []));
  const toggle = (part: number): void => setLeft((before) => new Set(before.has(part) ? [...before].filter((one) => one !== part) : [...before, part]));
  const ask = (): void => setAsking(chosen.length > 0 && !busy);

  function walk(by: 1 | -1): void {
    const stops = [...(box.current?.querySelectorAll<HTMLElement>('[data-walk]') ?? [])];
    const here = stops.findIndex((one) => one.closest('li')?.contains(document.activeElement) === true);
    stops[here < 0 ? 0 : Math.min(Math.max(here + by, 0), stops.length - 1)]?.focus();
  }

  useKeys({ j: () => walk(1), k: () => walk(-1), 'Shift+X': toggleAll, c: () => void check.refetch(), a: ask });

  return (
    <Card
      icon="list"
      title={t('proposals.changesOf', { count: countOf(of.parts), parts: words.number(of.parts.length) })}
      lead={t('proposals.changesLead')}
      actions={
        groups.open.length > 0 && (
          <Button look="quiet" size="small" disabled={busy} onClick={toggleAll}>
            {t(all ? 'proposals.tickNone' : 'proposals.tickAll')}
            <Kbd>⇧X</Kbd>
          </Button>
        )
      }
    >
      <TakeBar chosen={chosen} open={groups.open.length} lost={groups.lost.length} all={all} check={check} taking={taking} words={words} onAsk={ask} />
      <div ref={box} className={styles['parts']}>
        {GROUPS.map((group) => groups[group].length > 0 && <Parts key={group} group={group} rows={groups[group]} left={left} busy={busy} words={words} onTick={toggle} />)}
      </div>
      {asking && (
        <Ask
          title={t('proposals.askTake', { count: countOf(chosen) })}
          text={t('proposals.askTakeText')}
          okText={t('proposals.take')}
          onDo={() => {
            void taking.take(chosen);
            return Promise.resolve();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}

type PartsProps = { group: Group; rows: Row[]; left: ReadonlySet<number>; busy: boolean; words: ProposalWords; onTick: (part: number) => void };

function Parts({ group, rows, left, busy, words, onTick }: PartsProps) {
  const { t } = useTranslation();
  const title = t(`proposals.group.${group}`, { n: words.number(rows.length) });
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {bundled(rows).map((some, at) => (
        <Bundle key={some[0]?.part.number ?? at} first={at === 0} guess={some.reduce((sum, row) => sum + guessOf(row), 0)} label={title}>
          {some.map((row) => (
            <PartView key={row.part.number} row={row} group={group} ticked={!left.has(row.part.number)} busy={busy} words={words} onTick={onTick} />
          ))}
        </Bundle>
      ))}
    </section>
  );
}

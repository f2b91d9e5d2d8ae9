import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Page } from '@/features/people/parts/page';
import { Read } from '@/features/people/parts/read';
import { meQuery } from '@/features/people/queries';
import { today } from '@/lib/day';
import { useKeys } from '@/lib/keys';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { Button, buttonClass } from '@/ui/button';
import { Card } from '@/ui/card';
import { Kbd } from '@/ui/kbd';
import { ReadOn } from '@/ui/list-page';
import { Notice } from '@/ui/notice';
import { Ago } from '@/ui/said-time';
import { Tag } from '@/ui/tag';

import { BOARD_PAGE } from '../board/paths';
import { mayPlan } from './may-plan';
import { proposalPath } from './paths';
import styles from './proposals.module.css';
import { proposalsQuery } from './queries';
import { RulesCard } from './rules/rules-card';
import { stateTone } from './status';
import type { Head, Kind } from './types';
import { useProposalWords, type ProposalWords } from './use-proposal-words';

const AskSheet = lazy(() => import('./ask-sheet').then((file) => ({ default: file.AskSheet })));
const KINDS: readonly Kind[] = ['repair', 'engineer', 'reshuffle', 'night'];

/** 排程方案: what was asked for, by whom and when, how far each is, and what it comes to. */
export function ProposalsPage() {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const present = today(useNow(), useReader().zone);
  const [asking, setAsking] = useState(false);
  const allowed = me !== undefined && mayPlan(me.rights);
  useKeys(allowed ? { 'Shift+P': () => setAsking(true) } : {});
  if (me !== undefined && !allowed)
    return (
      <Page title={t('proposals.title')}>
        <Notice title={t('proposals.notYours')} text={t('proposals.notYoursText')} />
      </Page>
    );
  const ask = (
    <Button look="primary" onClick={() => setAsking(true)}>
      {t('proposals.ask')}
      <Kbd onAccent>⇧P</Kbd>
    </Button>
  );
  return (
    <Page title={t('proposals.title')} lead={t('proposals.lead')} tools={allowed && ask}>
      {allowed && <Asked />}
      {allowed && 'dispatch.settings' in me.rights && <RulesCard />}
      <Suspense>{asking && <AskSheet kinds={KINDS} scope={{ days: [present, present], team: '', engineers: [], one: undefined }} present={present} onClose={() => setAsking(false)} />}</Suspense>
    </Page>
  );
}

function Asked() {
  const { t } = useTranslation();
  const list = useInfiniteQuery(proposalsQuery);
  return (
    <Read query={list}>
      {({ pages }) => {
        const rows = [...new Map(pages.flatMap((page) => page.rows.map((row) => [row.key, row] as const))).values()];
        if (rows.length === 0)
          return (
            <Notice title={t('proposals.noneTitle')} text={t('proposals.none')}>
              <Link className={buttonClass({})} to={BOARD_PAGE}>
                {t('proposals.toBoard')}
              </Link>
            </Notice>
          );
        return (
          <Card icon="history" title={t('proposals.asked')} lead={t('proposals.askedLead')}>
            <ul className={styles['list']}>
              {rows.map((row) => (
                <li key={row.key}>
                  <One of={row} />
                </li>
              ))}
            </ul>
            <ReadOn reading={list} byHand />
          </Card>
        );
      }}
    </Read>
  );
}

function headline(of: Head, words: ProposalWords): string | undefined {
  return of.state === 'failed' ? words.trouble(of.trouble) : words.gain(of);
}

/** One in two lines: what was asked and how far it is, and what it comes to. */
function One({ of }: { of: Head }) {
  const { t } = useTranslation();
  const words = useProposalWords();
  return (
    <>
      <span className={styles['line']}>
        <Link to={proposalPath(of.key)}>{t('proposals.named', { kind: t(`proposals.kind.${of.kind}`), days: words.days(of) })}</Link>
        <Tag tone={stateTone[of.state]}>{of.state === 'running' ? t('proposals.share', { n: of.done }) : t(`proposals.states.${of.state}`)}</Tag>
        <span className={styles['scope']} dir="auto">
          {words.scope(of)}
        </span>
        <span className={styles['soft']}>
          {of.by?.name ?? t('proposals.byItself')} · <Ago at={of.started_at} />
        </span>
      </span>
      {of.why.length > 0 && <span className={styles['soft']}>{words.happened(of.why)}</span>}
      <span className={styles['soft']}>{headline(of, words)}</span>
    </>
  );
}

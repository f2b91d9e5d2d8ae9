import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';

import { Page } from '@/features/people/parts/page';
import { Bones, Read } from '@/features/people/parts/read';
import { useKeys } from '@/lib/keys';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { moment } from '@/lib/time';
import { buttonClass } from '@/ui/button';
import { Card, Nothing } from '@/ui/card';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';
import { Said } from '@/ui/notice';

import { FiguresTable } from './figures-table';
import { LeftCard } from './left-card';
import { PartsSection } from './parts-section';
import { onBoardPath, PROPOSALS } from './paths';
import { ProgressCard } from './progress-card';
import styles from './proposals.module.css';
import { proposalQuery } from './queries';
import { foundNothing } from './reckon';
import type { Proposal } from './types';
import { useProposalWords } from './use-proposal-words';

/** One plan: how far it is and what it comes to; once it is there, all it changes, to be taken whole or by part. */
export function ProposalPage() {
  const { t } = useTranslation();
  const key = useParams()['key'] ?? '';
  const found = useQuery(proposalQuery(key));
  const words = useProposalWords();
  const lead = useLead();
  const back = (
    <Link className={styles['back']} to={PROPOSALS} aria-label={t('proposals.back')} title={t('proposals.back')}>
      <Icon name="left" />
    </Link>
  );
  const one = found.data;
  return (
    <Page title={one ? t('proposals.named', { kind: t(`proposals.kind.${one.kind}`), days: words.days(one) }) : t('proposals.title')} lead={one && lead(one)} before={back} tools={one && one.parts.length > 0 && <ToBoard of={one} />}>
      <p className={styles['unseen']} role="status">
        {one && t(`proposals.states.${one.state}`)}
      </p>
      <Read query={found} bones={<Bones rows={8} />}>
        {(of) => (
          <>
            {of.state === 'running' && <ProgressCard of={of} />}
            {of.state === 'failed' && <Said title={t('proposals.states.failed')}>{words.trouble(of.trouble)}</Said>}
            {of.figures && !foundNothing(of) && (
              <div className={styles['worth']}>
                <Card icon="list" title={words.gain(of) ?? t('proposals.figures')} lead={t(of.orders ? 'proposals.figuresLead' : 'proposals.figuresLeadNow')}>
                  <FiguresTable of={of.figures} orders={of.orders} />
                </Card>
              </div>
            )}
            {(of.state === 'done' || of.state === 'stopped') && <Outcome key={of.key} of={of} />}
          </>
        )}
      </Read>
    </Page>
  );
}

/** Who is planned for, who asked and when, and as of when the board was read. */
function useLead(): (of: Proposal) => string {
  const { t } = useTranslation();
  const words = useProposalWords();
  const [now, reader] = [useNow(), useReader()];
  const when = (at: string): string => moment(new Date(at), now, reader);
  return (of) => {
    const asked = t('proposals.askedBy', { name: of.by?.name ?? t('proposals.byItself'), time: when(of.started_at) });
    return [words.scope(of), words.happened(of.why), !of.orders && t('proposals.withoutOrders'), asked, of.board_at && t('proposals.boardAt', { time: when(of.board_at) })].filter(Boolean).join(' · ');
  };
}

function ToBoard({ of }: { of: Proposal }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useKeys({ b: () => void navigate(onBoardPath(of)) });
  return (
    <Link className={buttonClass({})} to={onBoardPath(of)}>
      <Icon name="columns" size={14} />
      {t('proposals.onBoard')}
      <Kbd>B</Kbd>
    </Link>
  );
}

/** Why nothing is to be changed: nothing better was found, or there was no time to look for it. */
function nothingOf({ state, left }: Proposal): 'nothing' | 'nothingStopped' | 'nothingInTime' {
  if (state === 'stopped') return 'nothingStopped';
  return left.some(({ reason }) => reason === 'part_failed' || reason === 'time') ? 'nothingInTime' : 'nothing';
}

function Outcome({ of }: { of: Proposal }) {
  const { t } = useTranslation();
  return (
    <>
      {of.parts.length === 0 ? (
        <Card icon="check" title={t('proposals.nothingTitle')}>
          <Nothing>{t(`proposals.${nothingOf(of)}`)}</Nothing>
        </Card>
      ) : (
        <PartsSection of={of} />
      )}
      <LeftCard of={of} />
    </>
  );
}

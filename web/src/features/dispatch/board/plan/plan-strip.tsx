import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Button, buttonClass } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { useReadWords } from '@/ui/problem-words';

import { proposalPath } from '../../proposals/paths';
import type { Proposal } from '../../proposals/types';
import { useProposalWords } from '../../proposals/use-proposal-words';
import styles from './plan-strip.module.css';

type Props = { planKey: string; proposal: Proposal | undefined; error: Error | null; drawn: number; onAway: () => void };

/** Above the board while a plan is drawn on it: which one, how much of it lies here, and the ways to read it and to put it away. */
export function PlanStrip({ planKey, proposal, error, drawn, onAway }: Props) {
  const { t } = useTranslation();
  const words = useProposalWords();
  const trouble = useReadWords();
  function told(): string {
    if (proposal === undefined) return error === null ? t('proposals.board.coming') : trouble(error);
    if (proposal.state === 'running') return t('proposals.share', { n: proposal.done });
    if (proposal.state === 'failed') return words.trouble(proposal.trouble);
    return drawn > 0 ? t('proposals.board.drawn', { count: drawn }) : t('proposals.board.noneHere');
  }

  return (
    <div className={styles['strip']} role="status">
      <Icon name="bulb" size={14} />
      {proposal && <b>{t('proposals.board.title', { name: t('proposals.named', { kind: t(`proposals.kind.${proposal.kind}`), days: words.days(proposal) }) })}</b>}
      <span className={styles['told']}>{told()}</span>
      <Link className={buttonClass({ size: 'small' })} to={proposalPath(planKey)}>
        {t('proposals.board.open')}
      </Link>
      <Button size="small" onClick={onAway}>
        {t('proposals.board.away')}
      </Button>
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { orderPath } from '@/features/workorders/paths';
import { Card, Pairs } from '@/ui/card';
import { Priority } from '@/ui/priority';

import { Bundle, bundled } from './bundle';
import styles from './parts.module.css';
import type { Left, LeftReason, Proposal } from './types';
import { useProposalWords, type ProposalWords } from './use-proposal-words';

const ROW_GUESS = 40;

/** What has no (better) place, by why; and how many visits were not to be moved at all. */
export function LeftCard({ of }: { of: Pick<Proposal, 'left' | 'stays'> }) {
  const { t } = useTranslation();
  const words = useProposalWords();
  const reasons = [...new Set(of.left.map((one) => one.reason))];
  const stays = Object.entries(of.stays);
  return (
    <>
      {of.left.length > 0 && (
        <Card icon="warn" title={t('proposals.leftTitle', { count: of.left.length })} lead={t('proposals.leftLead')}>
          <div className={styles['parts']}>
            {reasons.map((reason) => (
              <Reason key={reason} reason={reason} rows={of.left.filter((one) => one.reason === reason)} words={words} />
            ))}
          </div>
        </Card>
      )}
      {stays.length > 0 && (
        <Card icon="lock" title={t('proposals.staysTitle', { count: stays.reduce((sum, [, n]) => sum + n, 0) })} lead={t('proposals.staysLead')}>
          <Pairs of={stays.map(([why, n]) => [words.why(why), words.number(n)])} />
        </Card>
      )}
    </>
  );
}

function Reason({ reason, rows, words }: { reason: LeftReason; rows: Left[]; words: ProposalWords }) {
  const { t } = useTranslation();
  const title = t('proposals.leftGroup', { why: t(`proposals.left.${reason}`), n: words.number(rows.length) });
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {bundled(rows.toSorted((one, other) => one.order.priority - other.order.priority)).map((some, at) => (
        <Bundle key={some[0]?.order.key ?? at} first={at === 0} guess={some.length * ROW_GUESS} label={title}>
          {some.map(({ order, visit, rules }) => (
            <li key={`${order.key} ${visit ?? ''}`} className={styles['leftOut']}>
              <Priority level={order.priority} label={t('orders.priorityLabel', { p: order.priority })} />
              <Link to={orderPath(order.key, '')}>{t('orders.number', { number: order.number })}</Link>
              <span dir="auto">{order.title}</span>
              <small>{[t(visit === null ? 'proposals.stillNobody' : 'proposals.asItStands'), ...rules.map(words.why)].join(t('proposals.comma'))}</small>
            </li>
          ))}
        </Bundle>
      ))}
    </section>
  );
}

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { orderPath } from '@/features/workorders/paths';
import { Icon } from '@/ui/icon';
import { Priority } from '@/ui/priority';
import { Moment } from '@/ui/said-time';

import { whyOf, type Group, type Row } from './parts';
import styles from './parts.module.css';
import type { Change, PartVerdict } from './types';
import type { ProposalWords } from './use-proposal-words';

/** Between who goes and when. */
const BESIDE = ' · ';

type Props = { row: Row; group: Group; ticked: boolean; busy: boolean; words: ProposalWords; onTick: (part: number) => void };

/** What can only happen together: ticked to be taken, or why it cannot be any more, or when it was. */
export function PartView({ row: { part, verdict }, group, ticked, busy, words, onTick }: Props) {
  const { t } = useTranslation();
  const told = t('proposals.partOf', { n: part.number, count: part.changes.length });
  const orders = [...new Set(part.changes.map((one) => t('orders.number', { number: one.order.number })))].join(t('people.comma'));
  return (
    <li className={styles['part']} data-group={group}>
      <div className={styles['head']}>
        {group === 'open' ? (
          <label className={styles['tick']}>
            <input type="checkbox" data-walk={part.number} checked={ticked} disabled={busy} onChange={() => onTick(part.number)} aria-label={t('proposals.tick', { part: told, orders })} />
            {told}
          </label>
        ) : (
          <span data-walk={part.number} tabIndex={-1}>
            {told}
          </span>
        )}
        {part.taken_at !== null && (
          <span className={styles['done']}>
            <Icon name="check" size={14} />
            {t('proposals.taken')} <Moment at={part.taken_at} />
          </span>
        )}
        {group === 'lost' && (
          <span className={styles['lost']}>
            <Icon name="warn" size={14} />
            {t('proposals.holdsNot')}
          </span>
        )}
      </div>
      <ul>
        {part.changes.map((one) => (
          <ChangeView key={`${one.order.key} ${one.visit ?? ''}`} change={one} verdict={verdict} group={group} words={words} />
        ))}
      </ul>
    </li>
  );
}

/** One visit: which order, who went when, who goes when, and what that costs. */
function ChangeView({ change, verdict, group, words }: { change: Change; verdict: PartVerdict | undefined; group: Group; words: ProposalWords }) {
  const { t } = useTranslation();
  const { order, was } = change;
  const why = group === 'taken' ? [] : whyOf(change, verdict);
  const now = words.length(change.travel_minutes);
  const before = was?.travel_minutes ?? change.travel_minutes;
  const way = before === change.travel_minutes ? t('proposals.way', { time: now }) : t('proposals.wayWas', { time: now, before: words.length(before) });
  const sameWho = was?.engineer?.key === change.engineer.key && change.mates.length === 0;
  const sameWhen = was !== null && was.starts_at === change.starts_at && was.ends_at === change.ends_at;
  return (
    <li className={styles['change']}>
      <p className={styles['order']}>
        <Priority level={order.priority} label={t('orders.priorityLabel', { p: order.priority })} />
        <Link to={orderPath(order.key, '')}>{t('orders.number', { number: order.number })}</Link>
        <span dir="auto">{order.title}</span>
      </p>
      <dl>
        <dt>{t('proposals.before')}</dt>
        <dd dir="auto">{was === null ? t('proposals.nobodyYet') : [was.engineer ? words.who(was.engineer) : t('proposals.nobodyYet'), words.slot(was)].join(BESIDE)}</dd>
        <dt>{t('proposals.after')}</dt>
        <dd dir="auto">
          <b data-same={sameWho}>{words.who(change.engineer, change.mates)}</b>
          {BESIDE}
          <b data-same={sameWhen}>{words.slot(change)}</b>
        </dd>
        <dt>{t('proposals.costs')}</dt>
        <dd className={styles['costs']}>
          <span>{way}</span>
          {change.late_minutes > 0 && <span className={styles['late']}>{t('proposals.late', { time: words.length(change.late_minutes) })}</span>}
          {was !== null && was.late_minutes > 0 && <span>{t('proposals.wasLate', { time: words.length(was.late_minutes) })}</span>}
        </dd>
      </dl>
      {why.length > 0 && (
        <p className={styles['why']}>
          <Icon name="warn" size={14} />
          {[...(group === 'lost' ? [] : [t('proposals.lastTime')]), why.map(words.why).join(t('proposals.comma'))].join('')}
        </p>
      )}
    </li>
  );
}

/** Pixels a part is thought to take until it was seen: beside one another where there is room. */
export const guessOf = ({ part }: Row): number => 48 + (window.innerWidth >= SIDE_BY_SIDE ? 48 : 112) * part.changes.length;
const SIDE_BY_SIDE = 1200;

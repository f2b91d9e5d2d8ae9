import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

import { useNow } from '@/lib/now';
import { nameFor, useReader } from '@/lib/reader';
import { clockTime, duration, exact, moment } from '@/lib/time';
import { sizes } from '@/ui/theme';

import styles from './clock-explain.module.css';
import { segmentWord, targetRank } from './status';
import type { Clock, Order, Segment } from './types';
import { isSince, isWait, isWhy } from './words';

/** How every deadline came about: which rule and why that one, and each stretch with what it did, who and why. */
export function ClockExplain({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const { policy, why, condition } = order.sla;
  const ranked = [...order.clocks].sort((one, other) => targetRank[one.target] - targetRank[other.target]);
  const because = why.filter(isWhy).map((one) => t(`clock.why.${one}`));
  return (
    <Modal open title={t('clock.explain')} footer={null} onCancel={onClose} width={`calc(${sizes.sheet} + ${sizes.context})`} transitionName="" maskTransitionName="">
      <p className={styles['lead']}>
        {policy ? t('clock.policy', { policy: nameFor(language, policy) }) : t('clock.none')}
        {policy && ` ${because.length > 0 ? t('clock.policyWhy', { why: because.join(t('facts.and')) }) : t('clock.policyAny')}`}
        {condition !== '' && ` ${t('lists.policyCondition', { what: condition })}`}
      </p>
      {ranked.map((clock) => (
        <OneClock key={clock.target} clock={clock} />
      ))}
    </Modal>
  );
}

function OneClock({ clock }: { clock: Clock }) {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const due = new Date(clock.due_at);
  const told = [
    t('clock.budget', { time: duration(clock.budget_seconds * 1000, reader.say) }),
    clock.elapsed_seconds > 0 && t('clock.counted', { time: duration(clock.elapsed_seconds * 1000, reader.say) }),
    clock.paused_seconds > 0 && t('clock.held', { time: duration(clock.paused_seconds * 1000, reader.say) }),
    t('clock.dueAt', { time: moment(due, now, reader) }),
  ].filter(Boolean);
  return (
    <section className={styles['clock']}>
      <h3>
        {t(`orders.target.${clock.target}`)}
        {clock.cycle > 1 && <small>{t('clock.cycle', { n: clock.cycle })}</small>}
      </h3>
      <p title={exact(due, reader)}>{told.join(' · ')}</p>
      {clock.estimated && <p className={styles['estimated']}>{t('clock.estimated')}</p>}
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t(`orders.target.${clock.target}`)}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('clock.column.when')}</th>
              <th scope="col">{t('clock.column.what')}</th>
              <th scope="col">{t('clock.column.lasted')}</th>
              <th scope="col">{t('clock.column.why')}</th>
            </tr>
          </thead>
          <tbody>
            {clock.segments.map((segment) => (
              <Stretch key={`${segment.kind} ${segment.start} ${segment.due_to}`} segment={segment} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Stretch({ segment }: { segment: Segment }) {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const say = (at: string): string => moment(new Date(at), now, reader);
  const [start, end] = [new Date(segment.start), new Date(segment.end)];
  const oneDay = say(segment.end).replace(clockTime(end, reader), '') === say(segment.start).replace(clockTime(start, reader), '');
  const span = t('clock.span', { from: say(segment.start), until: oneDay ? clockTime(end, reader) : say(segment.end) });
  const reason = isWait(segment.reason) ? t(`orders.wait.${segment.reason}`) : segment.reason;
  const who = [isSince(segment.cause) ? t(`clock.since.${segment.cause}`) : '', reason, segment.kind === 'closed' ? '' : segment.by?.name].filter(Boolean).join(' · ');
  const moved = segment.due_from !== segment.due_to && t('clock.moved', { from: say(segment.due_from), to: say(segment.due_to) });
  return (
    <tr className={segment.kind === 'running' ? '' : styles['still']}>
      <td>{segment.kind === 'retargeted' ? say(segment.start) : span}</td>
      <td>{t(segmentWord[segment.kind])}</td>
      <td className={styles['number']}>{segment.kind === 'retargeted' ? '' : duration(end.getTime() - start.getTime(), reader.say)}</td>
      <td dir="auto">
        {who}
        {moved && <div className={styles['moved']}>{moved}</div>}
      </td>
    </tr>
  );
}

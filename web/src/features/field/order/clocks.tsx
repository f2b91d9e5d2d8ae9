import { useTranslation } from 'react-i18next';

import { barOf } from '@/features/workorders/clock-bar';
import { clockHeat } from '@/features/workorders/due';
import { targetRank } from '@/features/workorders/status';
import type { Clock } from '@/features/workorders/types';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { duration, moment } from '@/lib/time';

import styles from './clocks.module.css';

/** What was promised, and how much of it is left: a thin bar each, with the instant in words, for nothing hovers here. */
export function Clocks({ clocks }: { clocks: Clock[] }) {
  const { t } = useTranslation();
  if (clocks.length === 0) return null;
  const ranked = [...clocks].sort((one, other) => targetRank[one.target] - targetRank[other.target]);
  return (
    <section className={styles['card']}>
      <h3>{t('field.order.clock')}</h3>
      {ranked.map((clock) => (
        <OneClock key={clock.target} clock={clock} />
      ))}
    </section>
  );
}

function OneClock({ clock }: { clock: Clock }) {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const heat = clock.met === true ? 'met' : clockHeat(clock, now);
  const due = new Date(clock.due_at);
  const left = due.getTime() - (clock.stopped_at ? new Date(clock.stopped_at) : now).getTime();
  const time = duration(left, reader.say);
  const said =
    clock.met === true ? t('clock.met', { time: duration(clock.elapsed_seconds * 1000, reader.say) }) : clock.state === 'paused' ? t('clock.pausedFor') : t(left > 0 ? 'clock.left' : 'clock.over', { time });
  return (
    <div className={styles['clock']}>
      <div className={styles['line']}>
        <span>{t(`orders.target.${clock.target}`)}</span>
        <b className={styles[heat]}>{said}</b>
      </div>
      <div className={styles['bar']} aria-hidden="true">
        {barOf(clock, now).pieces.map((piece) => (
          <i key={`${piece.segment.start} ${piece.from}`} className={styles[piece.look]} style={{ left: `${piece.from}%`, width: `max(${piece.width}%, 1px)` }} />
        ))}
      </div>
      {clock.met === null && <small>{t('clock.dueAt', { time: moment(due, now, reader) })}</small>}
    </div>
  );
}

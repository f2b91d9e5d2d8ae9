import { Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useKeys } from '@/lib/keys';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { duration, moment } from '@/lib/time';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Moment } from '@/ui/said-time';

import { barOf, type Look, type Piece } from './clock-bar';
import styles from './clock-strip.module.css';
import { clockHeat } from './due';
import { segmentWord, targetRank } from './status';
import type { Clock } from './types';
import { isWait } from './words';

/** One thin bar per promise: counted, paused, due; each stretch says on hover who and why. */
export function ClockStrip({ clocks, explain }: { clocks: Clock[]; explain?: () => void }) {
  const { t } = useTranslation();
  useKeys(explain && clocks.length > 0 ? { y: explain } : {});
  if (clocks.length === 0) return null;
  const ranked = [...clocks].sort((one, other) => targetRank[one.target] - targetRank[other.target]);
  return (
    <section className={styles['clocks']} aria-label={t('clock.strip')}>
      <div className={styles['strip']}>
        {ranked.map((clock) => (
          <OneClock key={clock.target} clock={clock} />
        ))}
      </div>
      {explain && (
        <Button look="quiet" size="small" square onClick={explain} aria-label={t('clock.explain')} title={t('clock.explainKey')}>
          <Icon name="alarm" />
        </Button>
      )}
    </section>
  );
}

function OneClock({ clock }: { clock: Clock }) {
  const { t } = useTranslation();
  const now = useNow();
  const bar = barOf(clock, now);
  const said = useStanding(clock, now);
  const heat = clockHeat(clock, now);
  const colour = clock.met === true ? styles['met'] : heat === 'quiet' ? '' : styles[heat];
  return (
    <div>
      <div className={styles['line']}>
        <span className={styles['target']}>{t(`orders.target.${clock.target}`)}</span>
        <span className={`${styles['said']} ${colour}`.trim()}>{said}</span>
      </div>
      <div className={styles['bar']} role="img" aria-label={`${t(`orders.target.${clock.target}`)} ${said}`}>
        {bar.pieces.map((piece) => (
          <Stretch key={`${piece.segment.start} ${piece.from}`} piece={piece} />
        ))}
        {clock.met !== true && <i className={styles['due']} style={{ left: `${bar.due}%` }} />}
      </div>
      <div className={styles['line']}>
        <Moment at={clock.started_at} />
        <Moment at={clock.due_at} />
      </div>
    </div>
  );
}

const LOOKS: Record<Look, string | undefined> = {
  run: styles['run'],
  ok: styles['ok'],
  warn: styles['warnPiece'],
  bad: styles['bad'],
  paused: styles['paused'],
  closed: styles['closed'],
};

/** A clock of weeks has a hundred stretches: only the one that is pointed at pays for what explains it. */
function Stretch({ piece }: { piece: Piece }) {
  const [near, setNear] = useState(false);
  const bar = (
    <i className={`${styles['piece']} ${LOOKS[piece.look]}`} style={{ left: `${piece.from}%`, width: `max(${piece.width}%, 1px)` }} onMouseEnter={() => setNear(true)} />
  );
  return near ? (
    <Tooltip title={<Why piece={piece} />} mouseEnterDelay={0.1} defaultOpen>
      {bar}
    </Tooltip>
  ) : (
    bar
  );
}

/** What a stretch was, from when to when, by whom and why, and where it moved the due instant to. */
function Why({ piece: { segment } }: { piece: Piece }) {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const say = (at: string): string => moment(new Date(at), now, reader);
  const lasted = new Date(segment.end).getTime() - new Date(segment.start).getTime();
  const reason = isWait(segment.reason) ? t(`orders.wait.${segment.reason}`) : segment.reason;
  const cause = [reason, segment.by?.name].filter(Boolean).join(' · ');
  const moved = segment.due_from !== segment.due_to;
  return (
    <span className={styles['tip']}>
      <b>{`${t(segmentWord[segment.kind])} ${duration(lasted, reader.say)}`}</b>
      <span>{t('clock.span', { from: say(segment.start), until: say(segment.end) })}</span>
      {cause && <span>{cause}</span>}
      {moved && <span>{t('clock.moved', { from: say(segment.due_from), to: say(segment.due_to) })}</span>}
    </span>
  );
}

function useStanding(clock: Clock, now: Date): string {
  const { t } = useTranslation();
  const { say } = useReader();
  const due = new Date(clock.due_at).getTime();
  const stopped = clock.stopped_at === null ? undefined : new Date(clock.stopped_at).getTime();
  if (clock.met === true) return t('clock.met', { time: duration(clock.elapsed_seconds * 1000, say) });
  if (clock.met === false) return t('clock.missed', { time: duration((stopped ?? now.getTime()) - due, say) });
  if (clock.state === 'paused') return t('clock.pausedFor');
  const left = due - now.getTime();
  return t(left <= 0 ? 'clock.over' : 'clock.left', { time: duration(left, say) });
}

import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { ticksOf, widthOf, xOf, type Scale, type Zoom } from '../geometry/scale';
import { useBoardWords } from '../use-board-words';
import styles from './gantt.module.css';

type Props = { scale: Scale; zoom: Zoom; zone: string; count: number; now: number };

/** The head of the board: whose rows, the hours, and what o'clock it is. */
export const Hours = memo(function Hours({ scale, zoom, zone, count, now }: Props) {
  const { t } = useTranslation();
  const words = useBoardWords();
  const ticks = ticksOf(scale, zoom, zone);
  /** A new day is named, and takes the room of the mark after it. */
  const named = (n: number): boolean => (ticks[n]?.day ?? false) && (zoom === 'week' || n > 0);
  const present = now > scale.from && now < scale.until;
  return (
    <div role="row" aria-rowindex={1} className={styles['head']}>
      <div role="columnheader" className={styles['corner']}>
        {t('board.engineers', { count })}
      </div>
      <div role="columnheader" className={styles['hours']} style={{ width: widthOf(scale) }} aria-label={t('board.time')}>
        {ticks.map(
          (tick, n) =>
            !named(n - 1) && (
              <span key={tick.at} className={tick.day ? styles['newDay'] : styles['tick']} style={{ left: xOf(scale, tick.at) }} aria-hidden="true">
                {named(n) ? words.day(tick.at) : String(tick.hour).padStart(2, '0')}
              </span>
            ),
        )}
        {present && (
          <b className={styles['nowTime']} style={{ left: xOf(scale, now) }}>
            {words.clock(now)}
          </b>
        )}
      </div>
    </div>
  );
});

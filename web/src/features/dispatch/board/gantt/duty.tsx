import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { extentOf, type Scale } from '../geometry/scale';
import type { BoardEngineer, Stretch } from '../types';
import type { BoardWords } from '../use-board-words';
import { WORDS } from './measures';
import styles from './duty.module.css';

/** A break of this many minutes is seen on a day; of a week it would be a speck. */
const BREAK_MINUTES = 60;

/** What an engineer's time is: shifts on a light ground, breaks, leave hatched, on call along the top, what is held for customers framed. Said in the row's head too. */
export const Duty = memo(function Duty({ engineer, scale, words: { keptFor } }: { engineer: BoardEngineer; scale: Scale; words: BoardWords }) {
  const { t } = useTranslation();
  const drawn = (one: Stretch, look: string | undefined, words = '', title = words) => {
    const extent = extentOf(scale, Date.parse(one.starts_at), Date.parse(one.ends_at));
    return (
      extent && (
        <i key={`${look ?? ''} ${one.starts_at}`} className={look} style={{ left: extent.left, width: extent.width }} title={title || undefined} aria-hidden="true">
          {words && extent.width >= WORDS * 2 && <span>{words}</span>}
        </i>
      )
    );
  };
  return (
    <>
      {engineer.shifts.map((one) => drawn(one, styles['shift']))}
      {engineer.on_call.map((one) => drawn(one, styles['onCall'], '', t('board.onCall')))}
      {scale.perMinute * BREAK_MINUTES >= WORDS && engineer.breaks.map((one) => drawn(one, styles['break'], t('board.break')))}
      {engineer.kept.map((one) => drawn(one, styles['kept'], t('board.kept'), keptFor(one)))}
      {engineer.leaves.map((one) => drawn(one, styles['leave'], one.reason ? t('board.leaveFor', { why: one.reason }) : t('board.leave')))}
    </>
  );
});

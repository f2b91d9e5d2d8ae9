import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { Avatar } from '@/ui/avatar';

import { loadOf } from '../../engineers/load';
import type { BoardEngineer } from '../types';
import type { BoardWords } from '../use-board-words';
import styles from './row-head.module.css';

type Props = { engineer: BoardEngineer; count: number; words: BoardWords; active: boolean };

/** Who, how they stand, and how full their time is. */
export const RowHead = memo(function RowHead({ engineer, count, words, active }: Props) {
  const { t } = useTranslation();
  const { part, heat } = loadOf(engineer.planned_minutes, engineer.duty_minutes);
  const said = words.rowHead(engineer, count);
  const absent = words.absent(engineer);
  const load = t('board.load', { planned: hours(engineer.planned_minutes), duty: hours(engineer.duty_minutes) });
  return (
    <div role="rowheader" className={styles['head']} tabIndex={active ? 0 : -1} data-cell={`${engineer.key} `} aria-label={said} title={[said, engineer.team?.name].filter(Boolean).join('\n')}>
      <Avatar name={engineer.name} />
      <span className={styles['who']}>
        <span className={styles['name']} dir="auto">
          <b>{engineer.name}</b> <small>{words.levelOf(engineer)}</small>
        </span>
        <small className={absent ? styles['absent'] : undefined}>{absent || load}</small>
      </span>
      <span className={`${styles['load']} ${styles[heat]}`}>
        <i style={{ height: `${part * 100}%` }} />
      </span>
    </div>
  );
});

/** "6.5": a column of loads is compared at a glance. */
const hours = (minutes: number): string => (Math.round(minutes / 6) / 10).toLocaleString('en');

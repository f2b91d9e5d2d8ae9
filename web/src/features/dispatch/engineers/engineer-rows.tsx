import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { isLevel, levelWord } from '@/features/people/staff/levels';
import { personPath } from '@/features/people/paths';
import { orderPath } from '@/features/workorders/paths';
import { useNow } from '@/lib/now';
import { nameFor, useReader } from '@/lib/reader';
import { clockTime, moment } from '@/lib/time';
import { Avatar } from '@/ui/avatar';
import { Button } from '@/ui/button';
import { Tag, type Tone } from '@/ui/tag';

import styles from './engineers.module.css';
import { LoadBar } from './load-bar';
import type { InHand, Standing } from './queries';

const TONE: Record<Standing, Tone> = { on_duty: 'done', off: 'stop', break: 'us', away: 'us', leave: 'other' };
const SKILLS = 3;

/** Engineers, one to a line; on a phone one to a card. */
export function EngineerRows({ rows, onSet }: { rows: InHand[]; onSet: (row: InHand) => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles['table']} role="table" aria-label={t('desk.engineers.title')}>
      <div className={styles['head']} role="row">
        {(['name', 'how', 'work', 'load'] as const).map((name) => (
          <span key={name} role="columnheader">
            {t(`desk.engineers.${name}`)}
          </span>
        ))}
      </div>
      {rows.map((row) => (
        <EngineerRow key={row.engineer.key} row={row} onSet={() => onSet(row)} />
      ))}
    </div>
  );
}

function EngineerRow({ row, onSet }: { row: InHand; onSet: () => void }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const { engineer, team, level, skills } = row;
  const names = skills.map((skill) => nameFor(language, skill));
  const about = [team && nameFor(language, team), isLevel(level) ? t(levelWord[level]) : '', names.slice(0, SKILLS).join(t('people.comma'))].filter(Boolean).join(' · ');
  return (
    <div className={styles['row']} role="row" data-engineer={engineer.key}>
      <span role="cell" className={styles['who']}>
        <Avatar name={engineer.name || null} />
        <span className={styles['words']}>
          <Link to={personPath(engineer.key ?? '')} data-row dir="auto">
            {engineer.name}
          </Link>
          <small dir="auto" title={names.length > SKILLS ? t('desk.engineers.skillsMore', { names: names.slice(SKILLS).join(t('people.comma')) }) : undefined}>
            {about}
            {names.length > SKILLS && ' …'}
          </small>
        </span>
      </span>
      <span role="cell" className={styles['how']}>
        <Stands row={row} />
        {row.may_set && (
          <Button size="small" look="quiet" onClick={onSet} aria-label={t('desk.engineers.setOf', { name: engineer.name })} aria-keyshortcuts="s" title={`${t('desk.engineers.set')} (S)`}>
            {t('desk.engineers.set')}
          </Button>
        )}
      </span>
      <span role="cell" className={styles['work']}>
        <OnWhat row={row} />
      </span>
      <span role="cell" className={styles['load']}>
        <LoadBar row={row} />
      </span>
    </div>
  );
}

/** Whether they are there, until when if not, and the hours of today. */
function Stands({ row }: { row: InHand }) {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const when = (at: string): string => moment(new Date(at), now, reader);
  const hours = row.duty.map(({ starts_at, ends_at }) => `${clockTime(new Date(starts_at), reader)}–${clockTime(new Date(ends_at), reader)}`).join(t('people.comma'));
  const told = [row.since_at && t('desk.engineers.since', { time: when(row.since_at) }), row.until_at && t('desk.engineers.until', { time: when(row.until_at) })].filter(Boolean).join(t('dispatch.comma'));
  return (
    <span className={styles['words']}>
      <span className={styles['tags']}>
        <Tag tone={TONE[row.state]}>{t(`desk.engineers.state.${row.state}`)}</Tag>
        {row.on_call && <b className={styles['call']}>{t('desk.engineers.onCall')}</b>}
      </span>
      <small>{told || (hours ? t('desk.engineers.duty', { hours }) : t('desk.engineers.noDuty'))}</small>
    </span>
  );
}

type Visit = NonNullable<InHand['now']>;

/** The visit they are on, the next one, and orders worked on from afar. */
function OnWhat({ row }: { row: InHand }) {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const when = (at: string): string => moment(new Date(at), now, reader);
  const late = (visit: Visit): boolean => Date.parse(visit.starts_at) < now.getTime();
  return (
    <>
      <span className={styles['line']}>
        <i>{t('desk.engineers.on')}</i>
        {row.now ? (
          <>
            <span className={styles['state']}>{t(`orders.visitState.${row.now.state}`)}</span>
            <What visit={row.now} />
            <small>{t('desk.engineers.until', { time: clockTime(new Date(row.now.ends_at), reader) })}</small>
          </>
        ) : (
          <span className={styles['soft']}>{row.remote > 0 ? t('desk.engineers.remote', { count: row.remote }) : t('desk.engineers.free')}</span>
        )}
        {row.now && row.remote > 0 && <small>{t('desk.engineers.remote', { count: row.remote })}</small>}
      </span>
      <span className={styles['line']}>
        <i>{t('desk.engineers.next')}</i>
        {row.next ? (
          <>
            {late(row.next) ? <span className={styles['late']}>{t('desk.engineers.late', { time: when(row.next.starts_at) })}</span> : <span className={styles['state']}>{when(row.next.starts_at)}</span>}
            <What visit={row.next} />
          </>
        ) : (
          <span className={styles['soft']}>{t('desk.engineers.noNext')}</span>
        )}
      </span>
    </>
  );
}

function What({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const { order } = visit;
  if (order === null) return <span className={styles['soft']}>{t('desk.engineers.others')}</span>;
  return (
    <Link to={orderPath(order.key, '')} className={styles['order']} title={order.title} dir="auto">
      {[order.customer, order.title].filter(Boolean).join(' · ')}
    </Link>
  );
}

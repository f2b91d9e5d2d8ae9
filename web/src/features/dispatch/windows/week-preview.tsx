import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { laterBy, today } from '@/lib/day';
import { useNow } from '@/lib/now';
import { byDay } from '@/lib/windows';
import { useWindowWords } from '@/lib/window-words';
import { useZoneName } from '@/lib/zones';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { Bone } from '@/ui/skeleton';

import { useRested } from '../settings/use-rested';
import { windowsOf, type Filled } from './draft';
import { previewWindowsQuery, type PreviewIn } from './queries';
import styles from './windows.module.css';

const DAYS = 7;

/** The windows of the seven days ahead as they would be offered, once the hand rests; or why they cannot be. */
export function WeekPreview({ filled }: { filled: Filled }) {
  const windows = windowsOf(filled);
  const rested = JSON.parse(useRested(JSON.stringify(windows ? { windows, calendar: filled.calendar ?? null } : null))) as PreviewIn | null;
  const { t } = useTranslation();
  return (
    <section className={styles['preview']} aria-label={t('windows.preview')}>
      <h3>{t('windows.preview')}</h3>
      {rested ? <Week body={rested} /> : <p className={styles['soft']}>{t('windows.previewOff')}</p>}
    </section>
  );
}

function Week({ body }: { body: PreviewIn }) {
  const { t } = useTranslation();
  const now = useNow();
  const problem = useProblemWords();
  const called = useZoneName();
  const found = useQuery({ ...previewWindowsQuery(body), placeholderData: (before) => before });
  const zone = found.data?.zone ?? 'UTC';
  const words = useWindowWords(zone);
  if (found.error) return <Said>{problem(found.error)}</Said>;
  if (found.data === undefined) return <Bone width={16} />;
  const end = laterBy(today(now, zone), DAYS);
  const week = found.data.rows.filter((row) => row.day < end);
  const more = found.data.rows.length - week.length + found.data.left_out;
  return (
    <div aria-live="polite" aria-busy={found.isFetching}>
      {week.length === 0 ? (
        <p className={styles['none']}>{t('windows.previewNone')}</p>
      ) : (
        <dl className={styles['week']}>
          {byDay(week).map(([day, windows]) => (
            <div key={day}>
              <dt>{words.day(day)}</dt>
              <dd>
                {windows.map((one) => (
                  <span key={one.from_at}>{words.times(one)}</span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {more > 0 && <p className={styles['soft']}>{t('windows.previewMore', { count: more })}</p>}
      <p className={styles['soft']}>{t('windows.previewHint', { zone: called(zone) })}</p>
    </div>
  );
}

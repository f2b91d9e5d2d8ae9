import { useTranslation } from 'react-i18next';

import { Card, Nothing } from '@/ui/card';
import { Ago } from '@/ui/said-time';

import styles from './health-page.module.css';
import type { TaskJobs } from './queries';

/** Jobs, task by task: what waits, runs, failed and is done, since when the oldest waits and when one failed last. */
export function JobsCard({ jobs }: { jobs: TaskJobs[] }) {
  const { t } = useTranslation();
  return (
    <Card icon="list" title={t('health.jobs')} lead={t('health.jobsLead')}>
      {jobs.length === 0 ? (
        <Nothing>{t('health.noJobs')}</Nothing>
      ) : (
        <div className={styles['scroll']} role="region" aria-label={t('health.jobs')} tabIndex={0}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('health.task')}</th>
                <th scope="col" className={styles['number']}>{t('health.waiting')}</th>
                <th scope="col" className={styles['number']}>{t('health.doing')}</th>
                <th scope="col" className={styles['number']}>{t('health.failed')}</th>
                <th scope="col" className={styles['number']}>{t('health.done')}</th>
                <th scope="col">{t('health.oldest')}</th>
                <th scope="col">{t('health.lastFailed')}</th>
              </tr>
            </thead>
            <tbody>
              {jobs.map((one) => (
                <tr key={`${one.task} ${one.queue}`}>
                  <th scope="row">
                    <code>{one.task}</code>
                    <small>{one.queue}</small>
                  </th>
                  <td className={styles['number']}>{one.waiting}</td>
                  <td className={styles['number']}>{one.doing}</td>
                  <td className={styles['number']}>{one.failed}</td>
                  <td className={styles['number']}>{one.done}</td>
                  <td className={styles['when']}>{one.oldest_at ? <Ago at={one.oldest_at} /> : '–'}</td>
                  <td className={styles['when']}>{one.last_failed_at ? <Ago at={one.last_failed_at} /> : '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

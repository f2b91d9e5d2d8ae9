import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';

import { Page } from '@/features/people/parts/page';
import { Bones, Read } from '@/features/people/parts/read';
import { orderPath } from '@/features/workorders/paths';
import { Card, Nothing } from '@/ui/card';
import { Icon } from '@/ui/icon';
import { Moment } from '@/ui/said-time';

import styles from './fair.module.css';
import { MonthTools, useThisMonth } from './month-tools';
import { monthPath } from './paths';
import { givenQuery } from './queries';
import { monthOf } from './reckon';
import type { Given } from './types';
import { useFairWords } from './use-fair-words';

/** What stands behind one engineer's figures of a month: every visit and every remote order. */
export function GivenPage() {
  const { t } = useTranslation();
  const words = useFairWords();
  const engineer = useParams()['engineer'] ?? '';
  const [address, setAddress] = useSearchParams();
  const month = monthOf(address.get('month'), useThisMonth());
  const found = useQuery(givenQuery(engineer, month));
  const name = found.data?.engineer.name;
  const back = (
    <Link className={styles['back']} to={monthPath(month)} aria-label={t('fair.back')} title={t('fair.back')}>
      <Icon name="left" />
    </Link>
  );
  return (
    <Page title={name ? t('fair.of', { name }) : t('fair.behind')} lead={t('fair.ofLead')} before={back} tools={<MonthTools month={month} onMonth={(to) => setAddress({ month: to }, { replace: true })} />}>
      <Read query={found} bones={<Bones rows={8} />}>
        {({ rows }) => (
          <Card icon="list" title={t('fair.sumOf', { count: rows.length, total: words.length(rows.reduce((sum, row) => sum + row.minutes, 0)) })}>
            {rows.length === 0 ? <Nothing>{t('fair.noneGiven')}</Nothing> : <Lines rows={rows} />}
          </Card>
        )}
      </Read>
    </Page>
  );
}

function Lines({ rows }: { rows: Given[] }) {
  const { t } = useTranslation();
  const words = useFairWords();
  const length = (minutes: number | null): string => (minutes === null ? '–' : words.length(minutes));
  return (
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label={t('fair.behind')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('fair.order')}</th>
            <th scope="col">{t('fair.when')}</th>
            <th scope="col" className={styles['number']}>
              {t('fair.figure.planned')}
            </th>
            <th scope="col" className={styles['number']}>
              {t('fair.figure.worked')}
            </th>
            <th scope="col" className={styles['number']}>
              {t('fair.figure.way')}
            </th>
            <th scope="col">{t('fair.remarks')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.order.number} ${row.visit ?? ''}`}>
              <th scope="row">
                <Order of={row} />
              </th>
              <td className={styles['when']}>
                <Moment at={row.at} />
              </td>
              <td className={styles['number']}>{words.length(row.planned)}</td>
              <td className={styles['number']}>{length(row.worked)}</td>
              <td className={styles['number']}>{length(row.way)}</td>
              <td className={styles['names']}>
                {[row.visit === null ? t('fair.remote') : t('fair.visit', { n: row.visit }), row.night && t('fair.atNight'), row.off && t('fair.onDayOff')].filter(Boolean).join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The order and the way there; one that the reader does not see has a number alone. */
function Order({ of: { order } }: { of: Given }) {
  const { t } = useTranslation();
  const number = t('orders.number', { number: order.number });
  if (order.key === null) return <span title={t('fair.hidden')}>{number}</span>;
  return (
    <>
      <Link to={orderPath(order.key, '')}>{number}</Link>
      <small dir="auto">{order.title}</small>
    </>
  );
}

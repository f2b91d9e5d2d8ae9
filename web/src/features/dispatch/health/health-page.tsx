import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Page } from '@/features/people/parts/page';
import { Read } from '@/features/people/parts/read';
import { PEOPLE } from '@/features/people/paths';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';

import { lacksQuery } from '../queries';
import styles from './health-page.module.css';

/** Engineers who are never sent, or sent blindly, until something is filled in; each leads to where that is done. */
export function HealthPage() {
  const { t } = useTranslation();
  const lacks = useInfiniteQuery(lacksQuery);
  return (
    <Page title={t('dispatch.health')} lead={t('dispatch.healthLead')}>
      <Read query={lacks}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          if (rows.length === 0) return <Notice title={t('dispatch.healthyTitle')} text={t('dispatch.healthy')} />;
          return (
            <ul className={styles['list']}>
              {rows.map((row) => (
                <li key={row.engineer.key}>
                  <Link to={`${PEOPLE}/${row.engineer.key ?? ''}`} dir="auto">
                    {row.engineer.name}
                  </Link>
                  <ul>
                    {row.words.map((word) => (
                      <li key={word}>{word}</li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          );
        }}
      </Read>
      {lacks.hasNextPage && (
        <Button busy={lacks.isFetchingNextPage} onClick={() => void lacks.fetchNextPage()}>
          {t('people.more')}
        </Button>
      )}
    </Page>
  );
}

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Page } from '@/features/people/parts/page';
import { Read } from '@/features/people/parts/read';
import { nameFor, useReader } from '@/lib/reader';
import { Card, Nothing } from '@/ui/card';
import { ReadOn } from '@/ui/list-page';
import { Notice } from '@/ui/notice';
import { Ago } from '@/ui/said-time';
import { Tag } from '@/ui/tag';

import { BeginCard } from './begin-card';
import styles from './imports.module.css';
import { importPath } from './paths';
import { importsQuery, subjectsQuery } from './queries';
import { OUTCOMES, stateTone } from './status';
import type { ImportRow, Subject } from './types';

/** Tables are brought: a new one begins, and those before it can be looked at. */
export function ImportsPage() {
  const { t } = useTranslation();
  const subjects = useQuery(subjectsQuery);
  return (
    <Page title={t('imports.title')} lead={t('imports.lead')}>
      <Read query={subjects}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Notice title={t('imports.notYours')} text={t('imports.notYoursText')} />
          ) : (
            <>
              <BeginCard subjects={rows} />
              <Before subjects={rows} />
            </>
          )
        }
      </Read>
    </Page>
  );
}

function Before({ subjects }: { subjects: Subject[] }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(importsQuery);
  return (
    <Card icon="history" title={t('imports.before')} lead={t('imports.beforeLead')}>
      <Read query={list}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          if (rows.length === 0) return <Nothing>{t('imports.noneYet')}</Nothing>;
          return (
            <>
              <table className={styles['list']} aria-label={t('imports.before')}>
                <thead>
                  <tr>
                    <th scope="col" className={styles['name']}>
                      {t('imports.file')}
                    </th>
                    <th scope="col">{t('imports.subject')}</th>
                    <th scope="col">{t('imports.state')}</th>
                    <th scope="col" className={styles['wide']}>
                      {t('imports.came')}
                    </th>
                    <th scope="col" className={styles['wide']}>
                      {t('imports.when')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <Line key={row.key} row={row} subject={subjects.find((one) => one.code === row.subject)} />
                  ))}
                </tbody>
              </table>
              <ReadOn reading={list} byHand />
            </>
          );
        }}
      </Read>
    </Card>
  );
}

function Line({ row, subject }: { row: ImportRow; subject: Subject | undefined }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const name = row.file_name || t('imports.fileGone');
  const came = OUTCOMES.filter((outcome) => row.counts[outcome] > 0).map((outcome) => t(`imports.counted.${outcome}`, { count: row.counts[outcome] }));
  return (
    <tr>
      <td className={styles['name']} title={name}>
        <Link to={importPath(row.key)} dir="auto">
          {name}
        </Link>
      </td>
      <td>{subject ? nameFor(language, subject) : row.subject}</td>
      <td>
        <Tag tone={stateTone[row.state]}>{t(`imports.states.${row.state}`)}</Tag>
      </td>
      <td className={styles['wide']}>{came.join(t('imports.and')) || '–'}</td>
      <td className={styles['wide']}>
        <Ago at={row.started_at} />
      </td>
    </tr>
  );
}

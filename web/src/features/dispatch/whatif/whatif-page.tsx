import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Page } from '@/features/people/parts/page';
import { Bones, Read } from '@/features/people/parts/read';
import { meQuery } from '@/features/people/queries';
import { Card, Nothing } from '@/ui/card';
import { ReadOn } from '@/ui/list-page';
import { Notice } from '@/ui/notice';
import { Ago } from '@/ui/said-time';
import { Tag, type Tone } from '@/ui/tag';

import { AskCard } from './ask-card';
import { whatIfPath } from './paths';
import { presentPoliciesQuery, whatIfsQuery } from './queries';
import type { WhatIf } from './types';
import { useWhatIfWords } from './use-whatif-words';
import styles from './whatif.module.css';

export const stateTone: Record<WhatIf['state'], Tone> = { running: 'hand', done: 'done', failed: 'us', stopped: 'stop' };

/** 推演: days that are over are dispatched again, under other rules, people or shifts; nobody is sent. */
export function WhatIfPage() {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const allowed = me !== undefined && 'dispatch.settings' in me.rights;
  const policies = useQuery({ ...presentPoliciesQuery, enabled: allowed });
  if (me !== undefined && !allowed)
    return (
      <Page title={t('whatif.title')} lead={t('whatif.lead')}>
        <Notice title={t('whatif.notYours')} text={t('whatif.notYoursText')} />
      </Page>
    );
  return (
    <Page title={t('whatif.title')} lead={t('whatif.lead')}>
      <Read query={policies} bones={<Bones rows={8} />}>
        {({ rows }) => (
          <>
            <AskCard policies={rows} />
            <Before />
          </>
        )}
      </Read>
    </Page>
  );
}

function Before() {
  const { t } = useTranslation();
  const words = useWhatIfWords();
  const list = useInfiniteQuery(whatIfsQuery);
  return (
    <Card icon="history" title={t('whatif.before')} lead={t('whatif.beforeLead')}>
      <Read query={list}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          if (rows.length === 0) return <Nothing>{t('whatif.noneYet')}</Nothing>;
          return (
            <>
              <ul className={styles['list']}>
                {rows.map((row) => (
                  <li key={row.key}>
                    <Link to={whatIfPath(row.key)}>{words.days(row)}</Link>
                    <Tag tone={stateTone[row.state]}>{t(`whatif.states.${row.state}`)}</Tag>
                    <span className={styles['soft']} dir="auto">
                      {words.changes(row).join(t('whatif.comma')) || t('whatif.nothingChanged')}
                    </span>
                    <span className={styles['soft']}>
                      {row.by?.name} · <Ago at={row.started_at} />
                    </span>
                  </li>
                ))}
              </ul>
              <ReadOn reading={list} byHand />
            </>
          );
        }}
      </Read>
    </Card>
  );
}

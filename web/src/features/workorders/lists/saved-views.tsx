import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

import { countShort } from '../counts';
import { savedPath } from '../paths';
import { archiveView, viewCountsQuery, viewsChanged, viewsQuery } from './queries';
import styles from './saved-views.module.css';
import type { View } from './types';
import { useList } from './use-list';

type Props = { mini: boolean; here: boolean; onGo?: () => void };

/** The kept views: one's own, the team's, everybody's, with how much is in each. */
export function SavedViews({ mini, here, onGo }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const { spot } = useList();
  const views = useQuery(viewsQuery);
  const counts = useQuery({ ...viewCountsQuery, enabled: (views.data?.rows.length ?? 0) > 0 });
  const rows = views.data?.rows ?? [];
  if (rows.length === 0 || mini) return null;
  const title = (view: View): string => (view.whose === 'team' && view.team ? nameFor(language, view.team) : t(`lists.whoseViews.${view.whose}`));
  const groups = new Map<string, View[]>();
  for (const view of rows) groups.set(title(view), [...(groups.get(title(view)) ?? []), view]);
  return (
    <>
      {[...groups].map(([name, some]) => (
        <section key={name} className={styles['group']} aria-label={name}>
          <h3>{name}</h3>
          {some.map((view) => {
            const count = counts.data?.counts[view.key];
            const current = here && view.key === spot.saved;
            return (
              <div key={view.key} className={styles['line']}>
                <Link to={savedPath(view.key)} className={styles['view']} aria-current={current ? 'page' : undefined} title={view.trouble ? t('lists.unusable') : view.words === '' ? view.name : view.words} onClick={onGo}>
                  <Icon name={view.trouble ? 'warn' : 'star'} />
                  <span className={styles['name']}>{view.name}</span>
                  {count && <span className={styles['count']}>{countShort(count)}</span>}
                </Link>
                {current && view.may_change && <PutAway view={view} />}
              </div>
            );
          })}
        </section>
      ))}
    </>
  );
}

function PutAway({ view }: { view: View }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { go } = useList();
  const [write] = useState(() => archiveView(view.key));
  async function act(): Promise<void> {
    await write.run({}, { version: view.version });
    viewsChanged(client);
    go({ saved: null });
  }
  return (
    <Button look="quiet" size="small" square onClick={() => void act().catch(() => viewsChanged(client))} aria-label={t('lists.putAway', { name: view.name })} title={t('lists.putAway', { name: view.name })}>
      <Icon name="cross" size={14} />
    </Button>
  );
}

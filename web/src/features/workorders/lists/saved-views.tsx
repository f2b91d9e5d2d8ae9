import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useReader } from '@/lib/reader';
import { Icon } from '@/ui/icon';

import { countShort } from '../counts';
import { savedPath } from '../paths';
import { groupsOf } from './groups';
import { viewCountsQuery, viewsQuery } from './queries';
import styles from './saved-views.module.css';
import { useList } from './use-list';

type Props = { mini: boolean; here: boolean; onGo?: () => void };

/** The kept views: one's own, the team's, everybody's, with how much is in each. */
export function SavedViews({ mini, here, onGo }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const { spot } = useList();
  const views = useQuery(viewsQuery);
  const counts = useQuery({ ...viewCountsQuery, enabled: (views.data?.rows.length ?? 0) > 0 });
  if (mini) return null;
  return groupsOf(views.data?.rows ?? [], language, t).map(({ name, views: some }) => (
    <section key={name} className={styles['group']} aria-label={name}>
      <h3>{name}</h3>
      {some.map((view) => {
        const count = counts.data?.counts[view.key];
        const title = view.trouble ? t('lists.unusable') : view.words;
        return (
          <Link
            key={view.key}
            to={savedPath(view.key)}
            className={styles['view']}
            aria-current={here && view.key === spot.saved ? 'page' : undefined}
            title={title ? `${view.name} · ${title}` : view.name}
            onClick={onGo}
          >
            <Icon name={view.trouble ? 'warn' : 'star'} />
            <bdi className={styles['name']}>{view.name}</bdi>
            {count && <span className={styles['count']}>{countShort(count)}</span>}
          </Link>
        );
      })}
    </section>
  ));
}

import { useQuery } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useReader } from '@/lib/reader';
import { Icon } from '@/ui/icon';
import { useProblemWords } from '@/ui/problem-words';

import { countShort } from '../counts';
import { savedPath } from '../paths';
import { placed, stepped } from './arrange';
import { groupsOf } from './groups';
import { viewCountsQuery, viewsQuery } from './queries';
import styles from './saved-views.module.css';
import { useArranged } from './use-arranged';
import { useList } from './use-list';

type Props = { mini: boolean; here: boolean; onGo?: () => void };

/** The kept views: one's own, the team's, everybody's, with how much is in each. */
export function SavedViews({ mini, here, onGo }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const { spot } = useList();
  const views = useQuery(viewsQuery);
  const counts = useQuery({ ...viewCountsQuery, enabled: (views.data?.rows.length ?? 0) > 0 });
  const { arrange, error } = useArranged();
  const [dragged, setDragged] = useState<string>();
  const words = useProblemWords();
  if (mini) return null;
  const groups = groupsOf(views.data?.rows ?? [], language, t);
  const keys = groups.map(({ views: some }) => some.map((view) => view.key));

  function step(event: KeyboardEvent, key: string): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    arrange(stepped(keys, key, event.key === 'ArrowUp' ? -1 : 1));
  }

  return groups.map(({ name, views: some }, at) => (
    <section key={name} className={styles['group']} aria-label={name}>
      <h3>{name}</h3>
      {at === 0 && error && <p role="alert">{words(error)}</p>}
      {some.map((view) => {
        const count = counts.data?.counts[view.key];
        const title = view.trouble ? t('lists.unusable') : view.words;
        return (
          <Link
            key={view.key}
            to={savedPath(view.key)}
            className={styles['view']}
            aria-current={here && view.key === spot.saved ? 'page' : undefined}
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
            title={[view.name, title, some.length > 1 && t('lists.arrangeHint')].filter(Boolean).join(' · ')}
            onClick={onGo}
            onKeyDown={(event) => step(event, view.key)}
            draggable={some.length > 1}
            data-over={dragged !== undefined && dragged !== view.key && some.some((one) => one.key === dragged) ? '' : undefined}
            onDragStart={() => setDragged(view.key)}
            onDragEnd={() => setDragged(undefined)}
            onDragOver={(event) => dragged !== undefined && event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged !== undefined && dragged !== view.key) arrange(placed(keys, dragged, view.key));
              setDragged(undefined);
            }}
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

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';

import { useReader } from '@/lib/reader';
import { Icon, type IconName } from '@/ui/icon';

import { countShort } from './counts';
import { groupsOf } from './lists/groups';
import { viewsQuery } from './lists/queries';
import { carried } from './lists/spot';
import { savedPath, viewPath } from './paths';
import { countsQuery } from './queries';
import { views } from './status';
import type { ViewName } from './types';
import { useQueueSpot } from './use-queue';
import styles from './view-list.module.css';

export const viewIcon: Record<ViewName, IconName> = {
  open: 'list',
  mine: 'user',
  unassigned: 'empty',
  reported: 'bell',
  overdue: 'alarm',
  waiting: 'pause',
  resolved: 'check',
};

type Props = { mini: boolean; /** Whether the reader is at one of them. */ here: boolean; onGo?: () => void };

/** The views with how much is in each; what is overdue is the only one that may turn red. */
export function ViewList({ mini, here, onGo }: Props) {
  const { t } = useTranslation();
  const { view, list, ...narrowed } = useQueueSpot();
  const counts = useQuery(countsQuery);
  return (
    <div className={`${styles['views']} ${mini ? styles['mini'] : ''}`.trim()}>
      {views.map((one) => {
        const count = counts.data?.[one];
        const name = t(`views.${one}`);
        return (
          <Link
            key={one}
            to={viewPath(one, narrowed, carried(list))}
            className={styles['view']}
            aria-current={here && one === view && list?.saved === undefined ? 'page' : undefined}
            title={mini ? name : undefined}
            aria-label={mini ? name : undefined}
            onClick={onGo}
          >
            <Icon name={viewIcon[one]} />
            {!mini && name}
            {!mini && count && <span className={`${styles['count']} ${one === 'overdue' && count.n > 0 ? styles['bad'] : ''}`.trim()}>{countShort(count)}</span>}
          </Link>
        );
      })}
    </div>
  );
}

/** The same on a phone. */
export function ViewPicker() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { view, list, ...narrowed } = useQueueSpot();
  const { language } = useReader();
  const counts = useQuery(countsQuery);
  const kept = useQuery(viewsQuery);
  return (
    <select
      className={styles['picker']}
      aria-label={t('shell.views')}
      value={list?.saved ?? view}
      onChange={({ target }) => void navigate(views.some((one) => one === target.value) ? viewPath(target.value, narrowed, carried(list)) : savedPath(target.value))}
    >
      {views.map((one) => {
        const count = counts.data?.[one];
        return (
          <option key={one} value={one}>
            {count ? `${t(`views.${one}`)} ${countShort(count)}` : t(`views.${one}`)}
          </option>
        );
      })}
      {groupsOf(kept.data?.rows ?? [], language, t).map(({ name, views: some }) => (
        <optgroup key={name} label={name}>
          {some.map((one) => (
            <option key={one.key} value={one.key}>
              {one.name}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { meQuery } from '@/features/people/queries';
import { Button } from '@/ui/button';
import { Card, Nothing } from '@/ui/card';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { Bone } from '@/ui/skeleton';

import { decisionsQuery } from '../queries';
import { wishesQuery, type About, type How, type Wish } from './queries';
import { WishRow } from './wish-row';
import styles from './wishes-card.module.css';

const WishSheet = lazy(() => import('./wish-sheet').then((file) => ({ default: file.WishSheet })));

type Begun = { engineer?: string; how: How };

/** Who is wanted here, who alone, and who not: by whom it was said, and why. `over`: nobody goes there any more. */
export function WishesCard({ about, over = false }: { about: About; over?: boolean }) {
  const sees = 'dispatch.see' in (useQuery(meQuery).data?.rights ?? {});
  return sees ? <Wishes about={about} over={over} /> : null;
}

function Wishes({ about, over }: { about: About; over: boolean }) {
  const { t } = useTranslation();
  const found = useQuery(wishesQuery(about));
  const [begun, begin] = useState<Begun>();
  const told = found.data;
  const [held, lifted] = [told?.rows.filter((row) => row.lifted_at === null) ?? [], told?.rows.filter((row) => row.lifted_at !== null) ?? []];
  const mayAdd = told !== undefined && !over && (told.may_set || told.may_set_customer);
  if (told?.rows.length === 0 && !mayAdd) return null;
  const last = mayAdd && told.last?.key && !held.some((row) => row.engineer.key === told.last?.key) ? { key: told.last.key, name: told.last.name } : undefined;
  const add = mayAdd && (
    <Button look="quiet" size="small" onClick={() => begin({ how: 'rather' })}>
      <Icon name="plus" size={14} />
      {t('wishes.add')}
    </Button>
  );
  return (
    <Card icon="star" title={t('wishes.title')} actions={add}>
      {told === undefined && found.error ? (
        <>
          <Said>{t('wishes.failed')}</Said>
          <Button size="small" onClick={() => void found.refetch()}>
            {t('trouble.retry')}
          </Button>
        </>
      ) : told === undefined ? (
        <div role="status" aria-label={t('wishes.loading')}>
          <Bone width={14} />
        </div>
      ) : held.length === 0 ? (
        <Nothing>{t('order' in about ? 'wishes.none' : 'wishes.noneCustomer')}</Nothing>
      ) : (
        <ul className={styles['list']}>
          {held.map((row) => (
            <WishRow key={row.key} row={row} mayLift={row.of === 'order' || !('order' in about) ? told.may_set : told.may_set_customer} />
          ))}
        </ul>
      )}
      {'order' in about && !over && told !== undefined && <Since order={about.order} rows={told.rows} />}
      {last && (
        <p className={styles['last']}>
          <span dir="auto">{t('wishes.last', { name: last.name })}</span>
          <Button size="small" onClick={() => begin({ engineer: last.key, how: 'rather' })}>
            {t('wishes.same')}
          </Button>
          <Button size="small" onClick={() => begin({ engineer: last.key, how: 'never' })}>
            {t('wishes.another')}
          </Button>
        </p>
      )}
      {lifted.length > 0 && (
        <details className={styles['lifted']}>
          <summary>{t('wishes.lifted', { count: lifted.length })}</summary>
          <ul className={styles['list']}>
            {lifted.map((row) => (
              <WishRow key={row.key} row={row} mayLift={false} />
            ))}
          </ul>
        </details>
      )}
      <Suspense>
        {begun && told && <WishSheet about={about} mayOrder={'order' in about && told.may_set} mayCustomer={told.customer !== null && told.may_set_customer} begun={begun} known={last} onClose={() => begin(undefined)} />}
      </Suspense>
    </Card>
  );
}

/** What was suggested before a wish may be against it: nobody should send by it. */
function Since({ order, rows }: { order: string; rows: Wish[] }) {
  const { t } = useTranslation();
  const latest = useInfiniteQuery(decisionsQuery(order)).data?.pages[0]?.rows[0];
  const changed = Math.max(...rows.map((row) => Date.parse(row.lifted_at ?? row.set_at)));
  return latest?.sent === null && changed > Date.parse(latest.at) ? <p className={styles['since']}>{t('wishes.since')}</p> : null;
}

import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Card, Nothing } from '@/ui/card';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import { orderPath } from '../paths';
import type { Order } from '../types';
import styles from './lists-card.module.css';
import { Progress, useStandingWords } from './progress';
import { checklistsQuery } from './queries';
import { lastOf, standing } from './reckon';
import type { Checklist, Checklists, Item } from './types';
import { useFilling, type Filling } from './use-filling';
import { useWhy } from './use-why';

const AddSheet = lazy(() => import('./add-sheet').then((file) => ({ default: file.AddSheet })));
const ListDrawer = lazy(() => import('./list-drawer').then((file) => ({ default: file.ListDrawer })));

/** The lists of an order and its visits: how far each is, what failed first. Where there is none to have it takes no room. */
export function ChecklistsCard({ order }: { order: Order }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const found = useQuery(checklistsQuery(order.key));
  const filling = useFilling(order.key);
  const [open, setOpen] = useState('');
  const [adding, setAdding] = useState(false);
  if (found.isError && found.data === undefined)
    return (
      <Card icon="check" title={t('checks.title')}>
        <Said>{t('checks.unread')}</Said>
        <Button size="small" onClick={() => void found.refetch()}>
          {t('trouble.retry')}
        </Button>
      </Card>
    );
  const rows = found.data?.rows ?? [];
  if (found.data === undefined || (rows.length === 0 && !found.data.may_add)) return null;
  const add = found.data.may_add && (
    <Button look="quiet" size="small" onClick={() => setAdding(true)}>
      <Icon name="plus" size={14} />
      {t('checks.add')}
    </Button>
  );
  const opened = rows.find((list) => list.key === open);
  return (
    <Card icon="check" title={t('checks.title')} actions={add}>
      {rows.length === 0 && <Nothing>{t('checks.none')}</Nothing>}
      <ul className={styles['lists']}>
        {rows.map((list) => (
          <One key={list.key} list={list} may={found.data} filling={filling} onOpen={() => setOpen(list.key)} />
        ))}
      </ul>
      {filling.trouble !== undefined && opened === undefined && <Said>{t('checks.notSaved', { why: words(filling.trouble) })}</Said>}
      <Suspense>{opened && <ListDrawer order={order.key} list={opened} may={found.data} filling={filling} onClose={() => setOpen('')} />}</Suspense>
      <Suspense>{adding && <AddSheet order={order} onClose={() => setAdding(false)} />}</Suspense>
    </Card>
  );
}

function One({ list, may, filling, onOpen }: { list: Checklist; may: Pick<Checklists, 'may_fill' | 'may_report'>; filling: Filling; onOpen: () => void }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const [standingWords, why] = [useStandingWords(), useWhy()];
  const stands = standing(list.items, lastOf(list.answers));
  const fills = may.may_fill && list.withdrawn_at === null;
  const failed = list.items.filter((item) => stands.failed.includes(item.key));
  return (
    <li className={styles['list']} data-withdrawn={list.withdrawn_at !== null || undefined}>
      <div className={styles['head']}>
        <b dir="auto">{nameFor(language, list)}</b>
        <span className={styles['figures']}>
          {stands.answered}/{stands.visible.length}
        </span>
      </div>
      <p className={styles['soft']} title={why(list)}>
        {[list.visit ? t('checks.ofVisit', { n: list.visit.number }) : t('checks.ofOrder'), list.withdrawn_at === null ? standingWords(stands) : t('checks.withdrawn')].join(' · ')}
      </p>
      <Progress of={stands} />
      {failed.length > 0 && (
        <ul className={styles['failed']}>
          {failed.map((item) => (
            <li key={item.key}>
              <span dir="auto">{nameFor(language, item)}</span>
              <Followed list={list} item={item} may={fills && may.may_report} filling={filling} />
            </li>
          ))}
        </ul>
      )}
      <Button size="small" onClick={onOpen} aria-haspopup="dialog">
        {t(fills && stands.missing.length > 0 ? 'checks.fill' : 'checks.look')}
      </Button>
    </li>
  );
}

/** What was done about an item that failed, or the way to do it. */
export function Followed({ list, item, may, filling }: { list: Checklist; item: Item; may: boolean; filling: Filling }) {
  const { t } = useTranslation();
  const there = list.follow_ups.find((one) => one.item === item.key);
  if (there) return <Link to={orderPath(there.order, '')}>{t('orders.number', { number: there.number })}</Link>;
  if (!may) return null;
  return (
    <Button size="small" busy={filling.asking === item.key} onClick={() => void filling.follow(list, item)}>
      {t('checks.followUp')}
    </Button>
  );
}

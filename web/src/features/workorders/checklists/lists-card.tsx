import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import { orderPath } from '../paths';
import styles from './lists-card.module.css';
import { Progress, useStandingWords } from './progress';
import { checklistsQuery } from './queries';
import { lastOf, standing } from './reckon';
import type { Checklist, Checklists, Item } from './types';
import { useFilling, type Filling } from './use-filling';
import { useWhy } from './use-why';

const ListDrawer = lazy(() => import('./list-drawer').then((file) => ({ default: file.ListDrawer })));

/** The lists of an order and its visits: how far each is, what failed first. Without any it takes no room. */
export function ChecklistsCard({ order }: { order: string }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const found = useQuery(checklistsQuery(order));
  const filling = useFilling(order);
  const [open, setOpen] = useState('');
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
  if (found.data === undefined || rows.length === 0) return null;
  const opened = rows.find((list) => list.key === open);
  return (
    <Card icon="check" title={t('checks.title')}>
      <ul className={styles['lists']}>
        {rows.map((list) => (
          <One key={list.key} list={list} may={found.data} filling={filling} onOpen={() => setOpen(list.key)} />
        ))}
      </ul>
      {filling.trouble !== undefined && opened === undefined && <Said>{t('checks.notSaved', { why: words(filling.trouble) })}</Said>}
      <Suspense>{opened && <ListDrawer order={order} list={opened} may={found.data} filling={filling} onClose={() => setOpen('')} />}</Suspense>
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

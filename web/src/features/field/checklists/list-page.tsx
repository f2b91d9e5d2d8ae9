import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { newKey } from '@/api/ids';
import { Problem } from '@/api/problem';
import type { Beside } from '@/features/workorders/checklists/item-field';
import { ListForm } from '@/features/workorders/checklists/list-form';
import { Progress, useStandingWords } from '@/features/workorders/checklists/progress';
import { nothing } from '@/features/workorders/checklists/reckon';
import type { Item, Value } from '@/features/workorders/checklists/types';
import { OrderFiles } from '@/features/workorders/order-files';
import { go } from '@/lib/address';
import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Notice, Said } from '@/ui/notice';
import { ReadTrouble } from '@/ui/read-trouble';

import dock from '../moves/dock.module.css';
import type { Done } from '../outbox/outbox';
import { useStanding } from '../outbox/use-outbox';
import frame from '../page.module.css';
import { orderPath } from '../paths';
import { usePhotos } from '../photos/use-photos';
import { orderQuery } from '../queries';
import { Bones } from '../states';
import { Top } from '../top';
import { useAct } from '../use-act';
import { ItemPhotos } from './item-photos';
import { FollowUp } from './follow-up';
import { followedHere } from './answers';
import styles from './list-page.module.css';
import { useLists, type OnPhone } from './use-lists';

/** One list in the hand: item after item, each answer kept at once, and the next that is missing under the thumb. */
export function ListPage({ orderKey, listKey }: { orderKey: string; listKey: string }) {
  const { t } = useTranslation();
  const { lists, query } = useLists(orderKey);
  const order = useQuery(orderQuery(orderKey));
  const found = lists.find(({ list }) => list.key === listKey);
  if (query.isPending || (order.isPending && found !== undefined))
    return (
      <>
        <Top title="" />
        <Bones label={t('checks.loading')} />
      </>
    );
  if (found === undefined || order.data === undefined || query.data === undefined) {
    const hidden = query.data !== undefined || (query.error instanceof Problem && query.error.hidden);
    return (
      <>
        <Top title="" />
        {hidden ? (
          <Notice title={t('checks.goneTitle')} text={t('checks.gone')}>
            <Button onClick={() => go(orderPath(orderKey))}>{t('checks.back')}</Button>
          </Notice>
        ) : (
          <ReadTrouble title={t('checks.unread')} error={query.error} onRetry={() => void query.refetch()} />
        )}
      </>
    );
  }
  return <Loaded order={order.data} of={found} may={query.data.may_fill} mayReport={query.data.may_report} />;
}

type Props = { order: { key: string; number: number; title: string; state: string; version: number }; of: OnPhone; may: boolean; mayReport: boolean };

function Loaded({ order, of: { list, last, stands }, may, mayReport }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const words = useStandingWords();
  const photos = usePhotos();
  const { act, trouble } = useAct();
  const asked = followedHere(list, useStanding());
  const done = (facts: Record<string, unknown>): Done => ({
    subject: list.key,
    version: list.version,
    facts,
    about: { order: order.key, number: order.number, title: order.title },
    before: { state: order.state },
  });
  const answer = (item: Item, value: Value): Promise<boolean> => act('checklist.answer', done({ item: item.key, ...value }));

  async function sign(item: Item, picture: Blob, name: string): Promise<void> {
    const [key] = await photos.keep(order.key, [new File([picture], 'signature.png', { type: 'image/png' })]);
    if (key !== undefined) await answer(item, { ...nothing(), files: [key], text: name, note: last.get(item.key)?.note ?? '' });
  }

  const beside: Beside = {
    photos: (item, said) => <ItemPhotos order={order.key} item={item} said={said} onFiles={may ? (files) => answer(item, { ...nothing(), note: said?.note ?? '', files }) : undefined} />,
    sign,
    failed: (item) => (
      <FollowUp
        followed={list.follow_ups.find((one) => one.item === item.key)}
        asked={asked.has(item.key)}
        onAsk={may && mayReport ? () => void act('checklist.follow_up', done({ item: item.key, order: newKey() })) : undefined}
      />
    ),
  };

  function next(): void {
    const [key] = stands.missing;
    if (key === undefined) {
      go(orderPath(order.key), { replace: true });
      return;
    }
    const item = document.getElementById(`item-${key}`);
    item?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    item?.focus({ preventScroll: true });
  }

  const first = list.items.find((item) => item.key === stands.missing[0]);
  const sub = [t('orders.number', { number: order.number }), list.visit && t('field.day.visit', { n: list.visit.number })].filter(Boolean).join(' · ');
  return (
    <div className={frame['page']}>
      <Top title={nameFor(language, list)} sub={sub} />
      <div className={styles['stands']}>
        <Progress of={stands} />
        <p>
          <b>{t('checks.progress', { done: stands.answered, total: stands.visible.length })}</b>
          <span>{words(stands)}</span>
        </p>
      </div>
      <div className={frame['body']}>
        {!may && <p className={styles['only']}>{t('checks.readOnly')}</p>}
        <OrderFiles order={order.key}>
          <ListForm items={list.items} sections={list.sections} last={last} onAnswer={may ? (item, value) => void answer(item, value) : undefined} beside={beside} />
        </OrderFiles>
      </div>
      {may && (
        <div className={dock['dock']}>
          {trouble && <Said>{trouble}</Said>}
          <div className={dock['act']}>
            <Button look="primary" size="big" className={dock['primary']} onClick={next}>
              <Icon name={first ? 'down' : 'check'} size={20} />
              <span className={styles['next']}>{first ? t('checks.next', { name: nameFor(language, first) }) : t('checks.ready')}</span>
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { useNow } from '@/lib/now';
import { nameFor, useReader } from '@/lib/reader';
import { moment } from '@/lib/time';
import { Button } from '@/ui/button';
import { ReadTrouble } from '@/ui/read-trouble';

import { standingQuery } from '../queries';
import { Sheet } from '../sheet';
import { Bones } from '../states';
import type { MyStanding } from '../types';
import styles from './why-not-me.module.css';

/** 为什么不是我: an engineer reads how they stood when an order of somebody else was decided last. */
export function WhyNotMe({ order }: { order: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-haspopup="dialog">
        {t('field.whyNot.ask')}
      </Button>
      {open && (
        <Sheet title={t('field.whyNot.ask')} onClose={() => setOpen(false)}>
          <Answer order={order} />
          <Button onClick={() => setOpen(false)}>{t('field.whyNot.close')}</Button>
        </Sheet>
      )}
    </>
  );
}

function Answer({ order }: { order: string }) {
  const { t } = useTranslation();
  const mine = useQuery(standingQuery(order));
  if (mine.data) return <Told mine={mine.data} />;
  if (mine.isPending) return <Bones label={t('field.whyNot.loading')} rows={2} />;
  if (mine.error instanceof Problem && mine.error.hidden) return <p>{t('field.whyNot.none')}</p>;
  return <ReadTrouble title={t('field.whyNot.failed')} error={mine.error} onRetry={() => void mine.refetch()} />;
}

function Told({ mine }: { mine: MyStanding }) {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const { rank, reasons } = mine.standing;
  const policy = nameFor(reader.language, { name_zh: mine.policy_zh, name_en: mine.policy_en });
  return (
    <div className={styles['told']}>
      <b>{mine.chosen ? t('field.whyNot.chosen') : rank === null ? t('field.whyNot.out') : t('field.whyNot.ranked', { able: mine.able, rank })}</b>
      {reasons.length > 0 && (
        <ul>
          {reasons.map((reason) => (
            <li key={reason.rule}>{reason.words}</li>
          ))}
        </ul>
      )}
      {mine.behind.length > 0 && <p>{t('field.whyNot.behind', { what: mine.behind.map((name) => t(`field.whyNot.objective.${name}`)).join(t('field.whyNot.comma')) })}</p>}
      {mine.other_wanted && <p>{t('field.whyNot.otherWanted')}</p>}
      <small>{t('field.whyNot.by', { policy, n: mine.number, time: moment(new Date(mine.at), now, reader) })}</small>
    </div>
  );
}

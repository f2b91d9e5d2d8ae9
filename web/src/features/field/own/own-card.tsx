import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useValueWords } from '@/features/workorders/own/value-words';
import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Pair } from '@/ui/card';
import { Icon } from '@/ui/icon';

import { useStanding } from '../outbox/use-outbox';
import type { Order } from '../types';
import { FillSheet } from './fill-sheet';
import styles from './own.module.css';
import { withFilled } from './values';

/** What the company itself asks of such an order, what is known of it, and the way to fill it in. */
export function OwnCard({ order }: { order: Order }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const words = useValueWords();
  const { custom, unsent } = withFilled(order, useStanding());
  const [filling, setFilling] = useState(false);
  const asked = custom.some((one) => one.shown);
  const shown = order.may_fill ? custom : custom.filter((one) => one.value !== null);
  if (shown.length === 0) return null;
  return (
    <section className={styles['card']} aria-label={t('own.title')}>
      <div className={styles['head']}>
        <h3>{t('own.title')}</h3>
        {order.may_fill && asked && (
          <Button look="quiet" onClick={() => setFilling(true)}>
            <Icon name="pen" size={16} />
            {t('own.fill')}
          </Button>
        )}
      </div>
      <dl className={styles['pairs']}>
        {shown.map((one) => (
          <Pair
            key={one.code}
            name={nameFor(language, one)}
            value={
              <span data-none={one.value === null || undefined} dir="auto">
                {words(one, one.value, one.name) || t('own.nothing')}
                {unsent.has(one.code) && <small className={styles['unsent']}>{t('field.order.unsent')}</small>}
              </span>
            }
          />
        ))}
      </dl>
      {filling && <FillSheet order={order} onClose={() => setFilling(false)} />}
    </section>
  );
}

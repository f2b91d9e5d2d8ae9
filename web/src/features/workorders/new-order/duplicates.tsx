import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { asHtml } from '@/lib/html';
import { useSettled } from '@/lib/settled';
import { Button, buttonClass } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { Ago } from '@/ui/said-time';

import { OrderStateTag } from '../order-state';
import { orderPath } from '../paths';
import styles from './duplicates.module.css';
import { duplicatesQuery, noteOn, type Lookalike } from './queries';

const PAUSE_MS = 300;
const LEAST = 2;
const MOST = 3;

type Props = { customer: string; asset: string | null; title: string; description: string; onNoted: (order: string) => void };

/** Open orders of the same customer that speak of the same: open one, or add there what was said just now. */
export function Duplicates({ customer, asset, title, description, onNoted }: Props) {
  const { t } = useTranslation();
  const settled = useSettled(title.trim(), PAUSE_MS);
  const found = useQuery({ ...duplicatesQuery(customer, asset, settled), enabled: settled.length >= LEAST });
  const alike = settled.length >= LEAST ? (found.data?.alike ?? []).slice(0, MOST) : [];
  if (alike.length === 0) return null;
  return (
    <section className={styles['box']} aria-label={t('newOrder.duplicates')}>
      <h2>
        <Icon name="warn" />
        {t('newOrder.duplicates')}
      </h2>
      <ul>
        {alike.map((one) => (
          <One key={one.order.key} one={one} words={[title, description].filter((text) => text.trim()).join('\n')} onNoted={onNoted} />
        ))}
      </ul>
    </section>
  );
}

function One({ one: { order, same_asset }, words, onNoted }: { one: Lookalike; words: string; onNoted: (order: string) => void }) {
  const { t } = useTranslation();
  const problemWords = useProblemWords();
  const [write] = useState(() => noteOn(order.key));
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();

  async function note(): Promise<void> {
    setBusy(true);
    setTrouble(undefined);
    try {
      await write.run({ body: asHtml(t('newOrder.calledAgain', { words })), public: false });
      onNoted(order.key);
    } catch (error) {
      setTrouble(error);
      setBusy(false);
    }
  }

  return (
    <li className={styles['one']}>
      <span className={styles['what']}>
        <span className={styles['no']}>{t('orders.number', { number: order.number })}</span>
        <b>{order.title}</b>
        <OrderStateTag order={order} />
      </span>
      <span className={styles['about']}>
        {[same_asset ? t('newOrder.sameAsset') : order.asset?.name, order.owner?.name].filter(Boolean).join(' · ')} <Ago at={order.reported_at} />
      </span>
      <span className={styles['steps']}>
        <Link className={buttonClass({ size: 'small' })} to={orderPath(order.key, '')}>
          {t('newOrder.openIt')}
        </Link>
        <Button size="small" busy={busy} onClick={() => void note()}>
          {t('newOrder.noteThere')}
        </Button>
      </span>
      {trouble !== undefined && <Said>{problemWords(trouble)}</Said>}
    </li>
  );
}

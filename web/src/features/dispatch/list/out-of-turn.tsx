import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { Write } from '@/api/write';
import { orderPath } from '@/features/workorders/paths';
import { writtenBeside } from '@/features/workorders/queries';
import { moveToNextTime } from '@/features/workorders/turns/queries';
import { useTurnWords } from '@/features/workorders/turns/use-turn-words';
import type { Visit } from '@/features/workorders/types';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { moment } from '@/lib/time';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import { outOfTurnQuery } from '../queries';
import styles from './out-of-turn.module.css';

/** Visits that cannot be made as they were planned: on top of the list, for their customers expect somebody. */
export function OutOfTurn() {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const client = useQueryClient();
  const problemWords = useProblemWords();
  const turnWords = useTurnWords();
  const rows = useQuery(outOfTurnQuery).data?.rows ?? [];
  const writes = useRef(new Map<string, Write<Record<string, unknown>, Visit>>());
  const [busy, setBusy] = useState('');
  const [trouble, setTrouble] = useState<{ key: string; error: unknown }>();

  async function move(key: string, order: string): Promise<void> {
    const write = writes.current.get(key) ?? moveToNextTime(key);
    writes.current.set(key, write);
    setBusy(key);
    setTrouble(undefined);
    try {
      await write.run({});
      writtenBeside(client, order);
    } catch (error) {
      setTrouble({ key, error });
    } finally {
      setBusy('');
      void client.invalidateQueries({ queryKey: outOfTurnQuery.queryKey });
    }
  }

  if (rows.length === 0) return null;
  return (
    <section className={styles['box']} aria-label={t('turns.list')}>
      <h2>
        <Icon name="warn" size={14} /> {t('turns.list')}
      </h2>
      <p>{t('turns.listHint')}</p>
      <ul>
        {rows.map((row) => (
          <li key={row.key}>
            <Link to={orderPath(row.order.key, '')}>{`${t('orders.number', { number: row.order.number })} · ${t('turns.visit', { n: row.number })}`}</Link>
            <span>{[row.engineer?.name, row.starts_at && moment(new Date(row.starts_at), now, reader), turnWords(row.turn, row.order.key).out].filter(Boolean).join(' · ')}</span>
            {row.may_move && row.turn.comes_at && (
              <Button size="small" title={t('turns.moveTitle')} busy={busy === row.key} onClick={() => void move(row.key, row.order.key)}>
                {t('turns.move')}
              </Button>
            )}
            {trouble?.key === row.key && <Said>{problemWords(trouble.error)}</Said>}
          </li>
        ))}
      </ul>
    </section>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useKeys } from '@/lib/keys';
import { Button } from '@/ui/button';
import { Kbd } from '@/ui/kbd';
import { useProblemWords } from '@/ui/problem-words';

import { recallAsDecided, recalled } from '../queries';
import styles from './sent-line.module.css';
import type { Told } from './use-sent-bar';

type Props = { told: Told; onDone: (text: string) => void; onRefused: (text: string) => void };

/** Who was sent, and U to take it back. */
export function SentLine({ told: { order, decision, text }, onDone, onRefused }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = useProblemWords();
  const [write] = useState(() => recallAsDecided(order.key, decision));
  const [busy, setBusy] = useState(false);

  async function undo(): Promise<void> {
    if (busy) return;
    setBusy(true);
    try {
      const done = await write.run(null);
      onDone(t('desk.recall.done', { number: order.number, name: done.engineer.name }));
    } catch (error) {
      onRefused(words(error));
    } finally {
      recalled(client, order.key);
    }
  }

  useKeys({ u: () => void undo() });
  return (
    <span className={styles['line']}>
      {text}
      <Button look="quiet" size="small" busy={busy} onClick={() => void undo()}>
        {t('desk.recall.undo')}
        <Kbd>U</Kbd>
      </Button>
    </span>
  );
}

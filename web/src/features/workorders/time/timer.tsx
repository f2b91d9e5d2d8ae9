import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useNow } from '@/lib/now';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { MenuButton } from '@/ui/menu-button';

import { startTime, stopTime, timeWritten } from './queries';
import { minutesOf } from './reckon';
import styles from './timer.module.css';
import { WORKS, type Span, type Work } from './types';
import { useTimeWords } from './use-time-words';

type Props = { order: string; running: Span | undefined; onTrouble: (trouble: unknown) => void };

/** One's own clock on an order: what runs and for how long, another kind, and the end of it. */
export function Timer({ order, running, onTrouble }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const now = useNow();
  const words = useTimeWords();
  const [writes] = useState(() => ({ start: startTime(order), stop: stopTime(order) }));
  const [busy, setBusy] = useState(false);

  async function press(kind?: Work): Promise<void> {
    setBusy(true);
    onTrouble(undefined);
    try {
      timeWritten(client, order, await (kind ? writes.start.run({ kind, note: '' }) : writes.stop.run(null)));
    } catch (error) {
      onTrouble(error);
    }
    setBusy(false);
  }

  const others = WORKS.filter((kind) => kind !== running?.kind);
  const menu = others.map((kind) => ({ key: kind, label: t(running ? 'spent.switchKind' : 'spent.startKind', { kind: words.kind(kind) }), onClick: () => void press(kind) }));
  return (
    <div className={styles['timer']} data-running={running !== undefined || undefined}>
      {running && (
        <span className={styles['running']} role="status">
          <i aria-hidden="true" />
          {`${words.kind(running.kind)} ${words.length(minutesOf(running, now))}`}
        </span>
      )}
      {running ? (
        <Button size="small" busy={busy} onClick={() => void press()}>
          {t('spent.stop')}
        </Button>
      ) : (
        <Button size="small" busy={busy} onClick={() => void press('work')}>
          <Icon name="clock" size={14} />
          {t('spent.start')}
        </Button>
      )}
      <MenuButton look="quiet" disabled={busy} label={t('spent.what')} title={t('spent.what')} items={running ? menu : menu.filter(({ key }) => key !== 'work')}>
        <Icon name="down" size={14} />
      </MenuButton>
    </div>
  );
}

import { useTranslation } from 'react-i18next';

import { useTurnWords, type Turn } from '@/features/workorders/turns/use-turn-words';
import { Icon } from '@/ui/icon';

import styles from './turn-note.module.css';

/** What a visit waits for, and that it cannot be made as it was planned. */
export function TurnNote({ turn, order }: { turn: Turn; order: string }) {
  const { t } = useTranslation();
  const { line, out } = useTurnWords()(turn, order, true);
  return (
    <p className={out ? styles['out'] : styles['line']}>
      <Icon name={out ? 'warn' : 'pause'} size={20} />
      <span>
        {line}
        {out && <b>{` · ${t('turns.out')} · ${out}`}</b>}
      </span>
    </p>
  );
}

import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';

import styles from './queue-page.module.css';
import type { Steady } from './queue-steady';

/** How much is shown, what has happened meanwhile, and the keys. What is new comes when somebody asks for it, or rests. */
export function QueueFoot({ shown }: { shown: Steady & { catchUp: () => void } }) {
  const { t } = useTranslation();
  const waiting = shown.fresh + shown.gone.size;
  return (
    <footer className={styles['foot']}>
      <span role="status">{shown.rows.length > 0 && t('queue.shown', { count: shown.rows.length })}</span>
      {waiting > 0 && (
        <Button size="small" onClick={shown.catchUp}>
          <Icon name="down" size={14} />
          {[shown.fresh > 0 && t('queue.fresh', { count: shown.fresh }), shown.gone.size > 0 && t('queue.left', { count: shown.gone.size })].filter(Boolean).join(' · ')}
          <Kbd>.</Kbd>
        </Button>
      )}
      <span className={styles['keys']}>
        <Kbd>J</Kbd>
        <Kbd>K</Kbd>
        <span>{t('keys.move')}</span>
        <Kbd>{t('keys.spaceBar')}</Kbd>
        <span>{t('keys.peekShort')}</span>
        <Kbd>X</Kbd>
        <span>{t('keys.tickShort')}</span>
        <Kbd>?</Kbd>
      </span>
    </footer>
  );
}

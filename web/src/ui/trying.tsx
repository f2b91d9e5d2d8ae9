import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

import { isTryingAgain, onTryingAgain } from '@/api/write';

import { Icon } from './icon';
import { Strip } from './notice';
import styles from './trying.module.css';

const useTrying = (): boolean => useSyncExternalStore(onTryingAgain, isTryingAgain);

/** Above the page of a door: the server cannot be reached, and what that means for what is shown or being written. */
export function LineStrip({ up }: { up: boolean }) {
  const { t } = useTranslation();
  const again = useTrying();
  return (again || !up) && <Strip>{t(again ? 'trouble.trying' : 'trouble.linkDown')}</Strip>;
}

/** Said where somebody waits for what they have written, while the server cannot be reached and is tried again. */
export function Trying({ busy }: { busy: boolean }) {
  const { t } = useTranslation();
  const again = useTrying();
  return (
    <div role="status">
      {busy && again && (
        <p className={styles['trying']}>
          <Icon name="cut" size={14} />
          {t('trouble.trying')}
        </p>
      )}
    </div>
  );
}

import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import styles from './drawer.module.css';

/** The rail where there is no room for one: it comes over the page, and goes by Escape or a press beside it. */
export function Drawer({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <div className={styles['over']} onClick={(event) => event.target === event.currentTarget && onClose()}>
      <div ref={panel} className={styles['drawer']} role="dialog" aria-modal="true" aria-label={t('shell.navigation')} tabIndex={-1} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
        {children}
      </div>
    </div>
  );
}

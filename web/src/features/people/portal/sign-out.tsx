import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import styles from './me.module.css';

/** The way out. One that did not lead out is said, for the next who sits here would be the one who was signed in. */
export function SignOut({ onSignOut }: { onSignOut: () => Promise<void> }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  function leave(): void {
    setBusy(true);
    setError(undefined);
    onSignOut().catch(setError).finally(() => setBusy(false));
  }

  return (
    <div className={styles['out']}>
      {error !== undefined && <Said title={t('portal.mine.stillIn')}>{words(error)}</Said>}
      <Button size="big" busy={busy} onClick={leave}>
        {t('portal.mine.signOut')}
      </Button>
    </div>
  );
}

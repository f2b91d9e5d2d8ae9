import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { canLook } from '@/lib/camera';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { Scanner } from '@/ui/scanner';

import styles from './asset.module.css';
import { labelledQuery, type Asset } from './queries';

/** From the label on the machine to the thing; a label of somebody else's says that it is none of ours. */
export function ScanThing({ onFound }: { onFound: (asset: Asset) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = useProblemWords();
  const [looking, setLooking] = useState(false);
  const [trouble, setTrouble] = useState('');

  async function seen(code: string): Promise<void> {
    setLooking(false);
    setTrouble('');
    try {
      onFound(await client.query(labelledQuery(code)));
    } catch (error) {
      const unknown = error instanceof Problem && (error.hidden || error.status === 422);
      setTrouble(unknown ? t('portal.scan.none', { code }) : words(error));
    }
  }

  if (!canLook()) return null;
  return (
    <div className={styles['scan']}>
      {looking ? (
        <Scanner onFound={(code) => void seen(code)} onClose={() => setLooking(false)} />
      ) : (
        <Button size="big" onClick={() => setLooking(true)}>
          <Icon name="scan" size={20} />
          {t('portal.scan.start')}
        </Button>
      )}
      {trouble && <Said>{trouble}</Said>}
    </div>
  );
}

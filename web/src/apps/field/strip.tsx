import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useStanding } from '@/features/field/outbox/use-outbox';
import { UNSENT } from '@/features/field/paths';
import { Link } from '@/lib/address';
import { Icon } from '@/ui/icon';

import styles from './shell.module.css';

/** What is sent within this time needs no strip: it would only flash. */
const WORTH_SAYING_MS = 2_000;

/** No line, and how much waits: in ink, not red, for it is nobody's mistake and nothing is lost. */
export function OfflineStrip({ up }: { up: boolean }) {
  const { t } = useTranslation();
  const { waiting, troubled, lasting } = useStanding();
  const count = waiting.length;
  const slow = useLasting(count > 0);
  const down = !up;
  const said = down ? (count > 0 ? t('field.strip.offlineUnsent', { count }) : t('field.strip.offline')) : slow ? t('field.strip.unsent', { count }) : '';
  const refused = troubled.length > 0 ? t('field.strip.troubled', { count: troubled.length }) : '';
  const words = [said, refused, count > 0 && !lasting && t('field.strip.notLasting')].filter(Boolean).join(' · ');
  return (
    <div role="status">
      {words && (
        <div className={styles['strip']}>
          <Icon name={down ? 'cut' : refused ? 'warn' : 'up'} size={20} />
          <span>{words}</span>
          {(count > 0 || refused) && <Link to={UNSENT}>{t('field.strip.look')}</Link>}
        </div>
      )}
    </div>
  );
}

function useLasting(now: boolean): boolean {
  const [since, setSince] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSince(now), now ? WORTH_SAYING_MS : 0);
    return () => clearTimeout(timer);
  }, [now]);
  return now && since;
}

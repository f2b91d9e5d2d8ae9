import { useTranslation } from 'react-i18next';

import { useReader } from '@/lib/reader';
import { clockTime } from '@/lib/time';

import styles from './arrival.module.css';
import type { Arrival } from './arrival';
import { WayPicture } from './way-picture';

/** How far they are, by what that is reckoned, and whether they come after what was promised: by a link and signed in alike. */
export function Reckoned({ arrival, failed }: { arrival: Arrival; failed: boolean }) {
  const { t } = useTranslation();
  const reader = useReader();
  const clock = (at: string | null): string => (at === null ? '' : clockTime(new Date(at), reader));
  const told = arrival.as_of_at === null ? 'byPlan' : arrival.old ? 'byOld' : 'byPosition';
  return (
    <>
      <WayPicture percent={arrival.way} label={arrival.way === null ? t('arrival.pictureUnknown') : t('arrival.picture', { percent: arrival.way })} />
      <p className={styles['how']} role="status">
        {t(`arrival.${told}`, { at: clock(arrival.as_of_at ?? arrival.departed_at) })}
      </p>
      {failed && (
        <p className={styles['how']} role="alert">
          {t('arrival.failed')}
        </p>
      )}
      {arrival.late && (
        <p className={styles['late']} role="status">
          {t('arrival.late', { from: clock(arrival.promised_from_at), until: clock(arrival.promised_until_at) })}
        </p>
      )}
    </>
  );
}

import { useTranslation } from 'react-i18next';

import styles from './tier-mark.module.css';
import { isTier } from './words';

/** How much we owe a customer: the higher, the more it stands out. */
export function TierMark({ tier }: { tier: string }) {
  const { t } = useTranslation();
  if (!isTier(tier)) return null;
  return <span className={`${styles['tier']} ${styles[tier]}`}>{t(`tiers.${tier}`)}</span>;
}

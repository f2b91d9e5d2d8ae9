import { useTranslation } from 'react-i18next';

export const TIERS = ['standard', 'silver', 'gold', 'platinum'] as const;
type Tier = (typeof TIERS)[number];

const known = (tier: string): tier is Tier => (TIERS as readonly string[]).includes(tier);

/** What a tier or service level is called; what an installation named itself stays as it is. */
export function useTierWords(): (tier: string) => string {
  const { t } = useTranslation();
  return (tier) => (known(tier) ? t(`sla.tiers.${tier}`) : tier);
}

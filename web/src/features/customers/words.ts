import { useTranslation } from 'react-i18next';

import type { Option } from '@/ui/edit-sheet';

import type { Entitled, Industry, ServiceLevel, Tier } from './types';

const TIERS = { standard: 0, silver: 1, gold: 2, key: 3 } satisfies Record<Tier, number>;
const LEVELS = { basic: 0, silver: 1, gold: 2, platinum: 3 } satisfies Record<ServiceLevel, number>;
const COUNTED = { visit: 0, inspection: 1, remote: 2, hour: 3, training: 4 } satisfies Record<Entitled, number>;
const INDUSTRIES = {
  manufacturing: 1, electronics: 1, automotive: 1, food: 1, chemicals: 1, pharma: 1, energy: 1, construction: 1, property: 1, hospitality: 1,
  retail: 1, logistics: 1, finance: 1, healthcare: 1, education: 1, government: 1, technology: 1, agriculture: 1, other: 1,
} satisfies Record<Industry, 1>;

const names = <T extends string>(of: Record<T, number>): T[] => Object.keys(of) as T[];

export const isTier = (text: string): text is Tier => text in TIERS;
export const isIndustry = (text: string): text is Industry => text in INDUSTRIES;
export const isLevel = (text: string): text is ServiceLevel => text in LEVELS;

/** What can be chosen, in the reader's words. A value the server adds does not compile until it has one. */
export function useChoices(): Record<'tiers' | 'industries' | 'levels' | 'counted', Option[]> {
  const { t } = useTranslation();
  return {
    tiers: names(TIERS).map((value) => ({ value, label: t(`tiers.${value}`) })),
    industries: names(INDUSTRIES).map((value) => ({ value, label: t(`industries.${value}`) })),
    levels: names(LEVELS).map((value) => ({ value, label: t(`levels.${value}`) })),
    counted: names(COUNTED).map((value) => ({ value, label: t(`counted.${value}`) })),
  };
}

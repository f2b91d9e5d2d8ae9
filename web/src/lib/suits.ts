import { useTranslation } from 'react-i18next';

/** When it suits somebody to be called or visited, in the order of the day. */
export const SUITS = ['asap', 'morning', 'afternoon', 'evening'] as const;
export type Suit = (typeof SUITS)[number];

/** "Mornings, afternoons" in the reader's language; nothing for nothing. */
export function useSuits(): (suits: readonly Suit[]) => string {
  const { t } = useTranslation();
  return (suits) => suits.map((one) => t(`wish.suits.${one}`)).join(t('wish.and'));
}

export const isSuit = (said: string): said is Suit => (SUITS as readonly string[]).includes(said);

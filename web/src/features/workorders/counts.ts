import type { TFunction } from 'i18next';

import type { Counts } from './types';

type Count = Counts['open'];

/** "212 条", or "1,000 条以上" where counting stopped. */
export const countWords = (count: Count, t: TFunction): string =>
  count.capped ? t('queue.many', { n: count.n.toLocaleString('en') }) : t('queue.count', { count: count.n });

/** The same for a menu: "212", "1,000+". */
export const countShort = (count: Count): string => `${count.n.toLocaleString('en')}${count.capped ? '+' : ''}`;

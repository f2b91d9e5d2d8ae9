import type { Shown, Values } from '@/features/workorders/own/types';

import type { Filled } from './values';

/** What is kept beside an operation, so that it can be said without a line. */
export const filledOf = (items: readonly Shown[], custom: Values, names: Record<string, string>): Filled[] =>
  items
    .filter((one) => one.code in custom)
    .map(({ code, type, name_zh, name_en, unit, choices }) => {
      const value = custom[code] ?? null;
      return { code, type, name_zh, name_en, unit, choices, value, name: typeof value === 'string' ? (names[value] ?? '') : '' };
    });

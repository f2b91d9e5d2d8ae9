import { useTranslation } from 'react-i18next';

import type { Verdict } from '../types';
import { useBoardWords } from '../use-board-words';

/** What the server says of a place; its reasons come in the reader's words, for they are its rules. */
export function useVerdictWords() {
  const { t } = useTranslation();
  const { lasting } = useBoardWords();
  return {
    reasons: ({ reasons }: Verdict): string[] => reasons.map((one) => one.words),
    /** "能派", "能派，但到场晚 15 分", "不能派". */
    title: ({ verdict, late_minutes: late }: Verdict): string => (verdict === 'amber' && late > 0 ? t('board.verdict.late', { time: lasting(late) }) : t(`board.verdict.${verdict}`)),
    ways: ({ travel_minutes: to, travel_on_minutes: on }: Verdict): string =>
      [t('board.way', { time: lasting(to) }), on !== null && on > 0 && t('board.wayOn', { time: lasting(on) })].filter(Boolean).join(t('people.comma')),
  };
}

import { useTranslation } from 'react-i18next';

import { useProblemWords } from '@/ui/problem-words';
import unseen from '@/ui/unseen.module.css';

import { outcomeOf } from '../moves/asking';
import { useBoardWords } from '../use-board-words';
import { numberOf, type Carry } from './carry';
import { useHeld } from './use-held';
import { useVerdictWords } from './use-verdict-words';

type Props = { carry: Carry; said: string; nameOf: (engineer: string) => string };

/** What is held, over which place, and what the server says of it, for who does not see it; and what was done last. */
export function Aloud({ carry, said, nameOf }: Props) {
  const { t } = useTranslation();
  const words = useBoardWords();
  const verdictWords = useVerdictWords();
  const problemWords = useProblemWords();
  const held = useHeld(carry, (now) => (now?.by === 'keys' ? now : undefined));
  const told = (): string => {
    if (held?.spot === undefined) return said;
    const name = nameOf(held.spot.engineer);
    const place = t('board.heldOver', { number: numberOf(held.load), name, when: words.times(held.spot) });
    if (held.error !== undefined) return [place, problemWords(held.error)].join(' ');
    if (held.verdict === undefined) return place;
    const outcome = outcomeOf(held);
    return [place, verdictWords.title(held.verdict), ...verdictWords.reasons(held.verdict), outcome !== 'gives' && t(`board.${outcome}.keys`, { name })].filter(Boolean).join(' ');
  };
  return (
    <p className={unseen['unseen']} role="status" aria-live="polite">
      {told()}
    </p>
  );
}

import { useTranslation } from 'react-i18next';

import { useBoardWords } from '../use-board-words';
import { numberOf, type Carry } from './carry';
import styles from './aloud.module.css';
import { useHeld } from './use-held';
import { useVerdictWords } from './use-verdict-words';

type Props = { carry: Carry; said: string; nameOf: (engineer: string) => string };

/** What is held, over which place, and what the server says of it, for who does not see it; and what was done last. */
export function Aloud({ carry, said, nameOf }: Props) {
  const { t } = useTranslation();
  const words = useBoardWords();
  const verdictWords = useVerdictWords();
  const held = useHeld(carry, (now) => (now?.by === 'keys' ? now : undefined));
  const told = (): string => {
    if (held?.spot === undefined) return said;
    const place = t('board.heldOver', { number: numberOf(held.load), name: nameOf(held.spot.engineer), when: words.times(held.spot) });
    return held.verdict ? [place, verdictWords.title(held.verdict), ...verdictWords.reasons(held.verdict)].join(' ') : place;
  };
  return (
    <p className={styles['aloud']} role="status" aria-live="polite">
      {told()}
    </p>
  );
}

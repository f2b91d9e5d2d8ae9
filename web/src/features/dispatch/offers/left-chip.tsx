import styles from './left-chip.module.css';
import type { Round } from './queries';
import { useOfferWords } from './use-offer-words';

/** What is left for an answer; amber at the end. How it is counted is said on hover. */
export function LeftChip({ round }: { round: Round }) {
  const words = useOfferWords();
  const { kind, text } = words.left(round);
  return (
    <span className={`${styles['left']} ${kind === 'soon' || kind === 'over' ? styles['soon'] : ''}`.trim()} title={words.hint(round)}>
      {text}
    </span>
  );
}

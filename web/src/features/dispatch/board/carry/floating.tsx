import { useTranslation } from 'react-i18next';

import { useProblemWords } from '@/ui/problem-words';
import { Kbd } from '@/ui/kbd';

import type { Layers } from '../gantt/layers';
import { outcomeOf } from '../moves/asking';
import type { Verdict } from '../types';
import { numberOf, titleOf, type Carry } from './carry';
import styles from './floating.module.css';
import { useHeld } from './use-held';
import { useVerdictWords } from './use-verdict-words';

type Props = { carry: Carry; layers: Layers; nameOf: (engineer: string) => string };

/** As it stands on the key. */
const ESCAPE = 'Esc';

/** What floats over the page while something is held: the thing under the pointer, and beside it what the server says. */
export function Floating({ carry, layers, nameOf }: Props) {
  const { t } = useTranslation();
  const load = useHeld(carry, (held) => held?.load);
  const engineer = useHeld(carry, (held) => held?.spot?.engineer);
  const verdict = useHeld(carry, (held) => held?.verdict);
  const error = useHeld(carry, (held) => held?.error);
  const outcome = useHeld(carry, (held) => held && outcomeOf(held)) ?? 'gives';
  const { isGhost, isBubble } = layers;
  const by = useHeld(carry, (held) => held?.by) ?? 'hand';
  return (
    <div className={styles['floating']} aria-hidden="true">
      <div ref={isGhost} className={styles['ghost']} data-shown="false" data-colour={verdict?.verdict}>
        {load && <b>{t('orders.number', { number: numberOf(load) })}</b>} <span dir="auto">{load && titleOf(load)}</span>
      </div>
      <div ref={isBubble} className={styles['bubble']} data-shown={engineer !== undefined} data-colour={verdict?.verdict}>
        <Said verdict={verdict} error={error} />
        <p className={styles['hint']}>
          {t(`board.${outcome}.${by}`, { name: nameOf(engineer ?? '') })} <Kbd>{ESCAPE}</Kbd> {t('board.putsBack')}
        </p>
      </div>
    </div>
  );
}

function Said({ verdict, error }: { verdict: Verdict | undefined; error: unknown }) {
  const { t } = useTranslation();
  const problemWords = useProblemWords();
  const words = useVerdictWords();
  if (verdict === undefined) return <p className={styles['hint']}>{error === undefined ? t('board.asking') : problemWords(error)}</p>;
  return (
    <>
      <b className={styles['title']}>{words.title(verdict)}</b>
      {verdict.reasons.length > 0 && (
        <ul>
          {verdict.reasons.map((one) => (
            <li key={one.words} className={one.rule ? undefined : styles['note']}>
              {one.words}
            </li>
          ))}
        </ul>
      )}
      <p className={styles['note']}>{words.ways(verdict)}</p>
    </>
  );
}

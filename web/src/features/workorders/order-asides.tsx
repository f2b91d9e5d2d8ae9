import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { Ago } from '@/ui/said-time';
import { Tag, type Tone } from '@/ui/tag';

import { useHoldWords } from './checklists/hold-words';
import styles from './order-asides.module.css';
import type { Around, HandOff, Order } from './types';
import { isOpenHandOff, type Asides } from './use-asides';

type Props = { order: Order; asides: Asides; may: Around['may'] };

/** What has gone to R&D or a project manager, how far they are, and what came back. */
export function HandOffsCard({ order, asides, may }: Props) {
  const { t } = useTranslation();
  if (order.hand_offs.length === 0) return null;
  return (
    <Card icon="out" title={t('around.handOffs')}>
      <ul className={styles['list']}>
        {order.hand_offs.toReversed().map((handOff) => (
          <OneHandOff key={handOff.key} handOff={handOff} asides={asides} mayAnswer={may.includes('hand_off')} />
        ))}
      </ul>
    </Card>
  );
}

const TONES: Record<HandOff['state'], Tone> = { sent: 'us', accepted: 'hand', done: 'done', rejected: 'stop' };

function OneHandOff({ handOff, asides, mayAnswer }: { handOff: HandOff; asides: Asides; mayAnswer: boolean }) {
  const { t } = useTranslation();
  return (
    <li>
      <div className={styles['line']}>
        <b>{t(handOff.to === 'rd' ? 'facts.rd' : 'facts.project')}</b>
        <Tag tone={TONES[handOff.state]}>{t(`choices.handed.${handOff.state}`)}</Tag>
        {handOff.reference && <span className={styles['soft']}>{handOff.reference}</span>}
        <span className={styles['end']}>
          <Ago at={handOff.changed_at} />
        </span>
      </div>
      <p className={styles['text']} dir="auto">
        {handOff.summary}
      </p>
      {handOff.answer && (
        <p className={styles['answer']} dir="auto">
          {handOff.answer}
        </p>
      )}
      {mayAnswer && isOpenHandOff(handOff) && (
        <Button size="small" disabled={asides.busy} onClick={() => asides.begin({ what: 'answer', handOff })}>
          {t('around.do.answer')}
        </Button>
      )}
    </li>
  );
}

/** What blocks an order from being resolved, and who may say that it is settled. */
export function HoldsCard({ order, asides, may }: Props) {
  const { t } = useTranslation();
  const problemWords = useProblemWords();
  const holdWords = useHoldWords();
  const mayHold = may.includes('hold');
  if (order.holds.length === 0 && !mayHold) return null;
  const add = (
    <Button look="quiet" size="small" disabled={asides.busy} onClick={() => asides.begin({ what: 'hold' })}>
      <Icon name="plus" size={14} />
      {t('around.addHold')}
    </Button>
  );
  return (
    <Card icon="lock" title={t('around.holds')} actions={mayHold && add}>
      {order.holds.length === 0 && <p className={styles['soft']}>{t('around.noHolds')}</p>}
      <ul className={styles['list']}>
        {order.holds.toReversed().map((hold) => (
          <li key={hold.key}>
            <div className={styles['line']}>
              <span className={hold.lifted_at ? styles['lifted'] : styles['text']} dir="auto">
                {holdWords(hold)}
              </span>
              <span className={styles['end']}>
                {hold.lifted_at ? t('around.lifted') : <Ago at={hold.placed_at} />}
                {!hold.lifted_at && hold.checklist === null && may.includes('lift') && (
                  <Button size="small" disabled={asides.busy} onClick={() => asides.lift(hold.key)}>
                    {t('around.do.lift')}
                  </Button>
                )}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {asides.trouble?.name === 'lift' && <Said title={t('sheet.refused', { move: t('around.do.lift') })}>{problemWords(asides.trouble.error)}</Said>}
    </Card>
  );
}

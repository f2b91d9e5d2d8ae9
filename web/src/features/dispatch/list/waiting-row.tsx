import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

import { DueChip } from '@/features/workorders/due-chip';
import { Avatar } from '@/ui/avatar';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { Bone } from '@/ui/skeleton';

import { useDispatchWords } from '../use-words';
import { OrderItem } from './order-item';
import type { WaitingRow } from './use-waiting';
import styles from './waiting-row.module.css';

type Props = { row: WaitingRow; chosen: boolean; busy: boolean; trouble: string | undefined; onWhy?: (() => void) | undefined; onChoose: () => void; onAccept: () => void; onAgain: () => void };

/** An order that waits, and who would go to it: or in plain words why nobody can. */
export function WaitingItem({ row, chosen, busy, trouble, onWhy, onChoose, onAccept, onAgain }: Props) {
  const { t } = useTranslation();
  const { order, suggestion } = row;
  return (
    <OrderItem order={order} chosen={chosen} skill={suggestion?.skill} chip={<DueChip row={order} />} onChoose={onChoose}>
      <div className={styles['answer']}>
        {row.people > 1 && <span className={styles['people']}>{t('crews.people', { count: row.people })}</span>}
        <Answer row={row} />
        {onWhy && suggestion && (
          <Button look="quiet" size="small" onClick={onWhy}>
            {t('dispatch.card.why')}
          </Button>
        )}
        {chosen && suggestion && (
          <Button look="quiet" size="small" disabled={busy || !row.may_send} onClick={onAgain}>
            {t('dispatch.again')}
            <Kbd>R</Kbd>
          </Button>
        )}
        {suggestion?.chosen && row.may_send && (
          <Button look={chosen ? 'primary' : 'plain'} size="small" busy={busy} onClick={onAccept}>
            {suggestion.crew && suggestion.crew.members.length > 1 ? t('crews.sendShort', { name: suggestion.chosen.name, count: suggestion.crew.members.length }) : t('dispatch.sendTo', { name: suggestion.chosen.name })}
            {chosen && <Kbd onAccent>↵</Kbd>}
          </Button>
        )}
      </div>
      {trouble !== undefined && <Said>{trouble}</Said>}
    </OrderItem>
  );
}

/** Which of the visits it is about where they are made one after another, and that one engineer is wished for. */
function turnWords(t: TFunction, turn: NonNullable<WaitingRow['suggestion']>['turn']): string[] {
  if (!turn?.after) return [];
  const which = t('turns.suggested', { n: turn.visit, after: turn.after });
  return turn.same_engineer === 'no' ? [which] : [which, t('turns.suggestedSame', { after: turn.after })];
}

function Answer({ row }: { row: WaitingRow }) {
  const { t } = useTranslation();
  const words = useDispatchWords();
  const problemWords = useProblemWords();
  const { suggestion } = row;
  if (suggestion === undefined) {
    if (row.looking)
      return (
        <span className={styles['who']} role="status" aria-label={t('dispatch.looking')}>
          <Bone width={5} />
          <Bone width={12} />
        </span>
      );
    return <span className={styles['nobody']}>{row.error !== undefined && row.error !== null ? problemWords(row.error) : t('dispatch.notDecided')}</span>;
  }
  const { chosen, facts } = suggestion;
  if (chosen === null || facts === null || suggestion.starts_at === null)
    return (
      <span className={styles['nobody']}>
        <Icon name="warn" size={14} />
        <span>
          <b>{t('dispatch.nobody')}</b> {suggestion.candidates === 0 ? t('dispatch.noEngineers') : words.stops(suggestion)}
        </span>
      </span>
    );
  const slack = words.slack(facts.slack_minutes);
  const mates = suggestion.crew?.members.slice(1).map((one) => one.engineer.name || t('people.erased')).join(t('people.comma'));
  return (
    <span className={styles['who']}>
      <Avatar name={chosen.name} small />
      <b dir="auto">{chosen.name}</b>
      {mates && <span dir="auto">{t('crews.beside', { names: mates })}</span>}
      <span className={styles['when']}>{words.begins(suggestion.starts_at, facts)}</span>
      {slack && <span className={(facts.slack_minutes ?? 0) < 0 ? styles['late'] : styles['early']}>{slack}</span>}
      <span className={styles['why']}>{[...turnWords(t, suggestion.turn), words.way(facts), words.wanted(facts), ...suggestion.because.filter((name) => name !== 'travel' && name !== 'promise').map((name) => words.because(name, facts))].filter(Boolean).join(' · ')}</span>
    </span>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';
import { ReadTrouble } from '@/ui/read-trouble';
import { Ago } from '@/ui/said-time';
import { Bone } from '@/ui/skeleton';

import { CrewView } from '../crews/crew-view';
import { whyQuery } from '../queries';
import type { Decision, Suggestion, WaitingOrder } from '../types';
import { useDispatchWords } from '../use-words';
import { CandidateCard } from './candidate-card';
import styles from './decision-panel.module.css';
import { PanelHead } from './panel-head';
import { StopsList } from './stops-list';
import { WhyNot } from './why-not';

type Props = {
  order: WaitingOrder;
  suggestion: Suggestion | undefined;
  looking: boolean;
  maySend: boolean;
  busy: boolean;
  onAccept: () => void;
  onOther: (engineer?: string) => void;
  /** Has whoever was found asked first. */
  onAsk?: (() => void) | undefined;
  onAgain: () => void;
  onClose?: (() => void) | undefined;
  /** Where closing it leads, if not back to the list. */
  closing?: string | undefined;
  /** What is known of the order besides, such as that nobody was found by itself. */
  before?: ReactNode;
};

/** Whom to send to one order: the order in short, who would go and why, and everybody else. */
export function DecisionPanel({ order, suggestion, looking, maySend, busy, onAccept, onOther, onAsk, onAgain, onClose, closing, before }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles['panel']}>
      <PanelHead order={order} onClose={onClose} closing={closing} />
      {before && <div className={styles['before']}>{before}</div>}
      {suggestion ? (
        <>
          <Explained order={order.key} decision={suggestion} stops={suggestion} maySend={maySend} busy={busy} onAccept={onAccept} onOther={onOther} />
          {maySend && (
            <footer className={styles['foot']}>
              {onAsk && suggestion.chosen && !suggestion.crew && (
                <Button size="small" disabled={busy} onClick={onAsk}>
                  {t('desk.offered.ask')}
                  <Kbd>A</Kbd>
                </Button>
              )}
              <Button size="small" disabled={busy} onClick={() => onOther()}>
                {t('dispatch.other')}
                <Kbd>E</Kbd>
              </Button>
              <Button size="small" busy={busy} onClick={onAgain}>
                {t('dispatch.again')}
                <Kbd>R</Kbd>
              </Button>
              <span className={styles['soft']}>{t('dispatch.reasonHint')}</span>
            </footer>
          )}
        </>
      ) : looking ? (
        <Bones />
      ) : (
        <div className={styles['none']}>
          <p className={styles['soft']}>{t(maySend ? 'dispatch.notDecided' : 'dispatch.notDecidedYet')}</p>
          {maySend && (
            <Button size="small" busy={busy} onClick={onAgain}>
              {t('dispatch.decide')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

type ExplainedProps = {
  order: string;
  decision: Decision;
  stops?: Suggestion;
  maySend: boolean;
  busy?: boolean;
  onAccept?: () => void;
  onOther?: (engineer?: string) => void;
};

const OPEN = 2;

/** Why it was them: the best with what each objective gave, then the others, then "why not". */
export function Explained({ order, decision, stops, maySend, busy = false, onAccept, onOther }: ExplainedProps) {
  const { t } = useTranslation();
  const words = useDispatchWords();
  const why = useQuery(whyQuery(order, decision.key));
  const [all, setAll] = useState(false);
  if (why.data === undefined) return why.error ? <ReadTrouble error={why.error} onRetry={() => void why.refetch()} /> : <Bones />;
  const { best, weights, replayed, crew } = why.data;
  const shown = all ? best : best.slice(0, OPEN + 1);
  return (
    <div className={styles['why']}>
      <p className={styles['line']}>
        <b>{best.length > 0 ? t('dispatch.able', { able: decision.able, candidates: decision.candidates }) : t('dispatch.nobody')}</b>
        <span className={styles['grow']} />
        <span className={styles['soft']}>{words.policy(decision)}</span>
      </p>
      {crew && <CrewView crew={crew} busy={busy} {...(maySend && onAccept && { onSend: onAccept })} />}
      {best.length === 0 && !crew && (
        <div className={styles['nobody']}>
          {stops && stops.stops.length > 0 ? (
            <StopsList stops={stops.stops} />
          ) : (
            <p>{decision.candidates === 0 ? t('dispatch.noEngineers') : decision.failing.map((rule) => t(`dispatch.rule.${rule}.fails`)).join(t('people.comma'))}</p>
          )}
          <p className={styles['soft']}>{t('dispatch.nobodyHint')}</p>
        </div>
      )}
      {shown.map((one, n) => (
        <CandidateCard
          key={one.engineer.key ?? n}
          one={one}
          weights={weights}
          decidedAt={decision.at}
          open={n < OPEN}
          chosen={one.engineer.key !== null && (one.engineer.key === decision.chosen?.key || (decision.crew?.members.some((member) => member.engineer.key === one.engineer.key) ?? false))}
          {...(maySend && n === 0 && onAccept && !crew && { onSend: onAccept, primary: true })}
          {...(maySend && n > 0 && onOther && one.engineer.key !== null && { onSend: () => onOther(one.engineer.key ?? undefined) })}
          busy={busy}
        />
      ))}
      {best.length > OPEN + 1 && (
        <Button look="quiet" size="small" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('dispatch.fewer') : t('dispatch.all', { count: best.length })}
        </Button>
      )}
      <WhyNot order={order} decision={decision.key} weights={weights} decidedAt={decision.at} {...(maySend && onOther && { onSend: onOther })} />
      <p className={styles['foundation']}>
        <span className={replayed ? styles['agrees'] : styles['differs']}>
          <Icon name={replayed ? 'check' : 'warn'} size={14} />
          {t(replayed ? 'dispatch.replayed' : 'dispatch.replayDiffers')}
        </span>
        <span>
          <Ago at={decision.at} /> {decision.by ? t('dispatch.askedBy', { name: decision.by.name }) : t('dispatch.byItself')}
        </span>
      </p>
    </div>
  );
}

function Bones() {
  const { t } = useTranslation();
  return (
    <div className={styles['bones']} role="status" aria-label={t('dispatch.looking')}>
      <Bone width={10} />
      <Bone width={18} />
      <Bone width={16} />
      <Bone width={18} />
    </div>
  );
}

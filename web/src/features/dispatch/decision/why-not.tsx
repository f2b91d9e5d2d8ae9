import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { EngineerInput } from '@/features/people/parts/inputs';
import { Button } from '@/ui/button';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { Bone } from '@/ui/skeleton';

import type { Weights } from '../points';
import { standingQuery } from '../queries';
import { StandingView } from './standing-view';
import styles from './why-not.module.css';

type Props = { order: string; decision: string; weights: Weights; decidedAt: string; onSend?: (engineer: string) => void };

/** "Why not this one?": somebody by name, and every rule they failed or what others had more of. */
export function WhyNot({ order, decision, weights, decidedAt, onSend }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [asked, ask] = useState<string>();
  return (
    <div className={styles['ask']}>
      <label htmlFor={id}>{t('dispatch.whyNot')}</label>
      <EngineerInput id={id} onChange={(next) => ask(typeof next === 'string' ? next : undefined)} />
      {asked && <Answer order={order} decision={decision} engineer={asked} weights={weights} decidedAt={decidedAt} {...(onSend && { onSend: () => onSend(asked) })} />}
    </div>
  );
}

function Answer({ order, decision, engineer, weights, decidedAt, onSend }: { order: string; decision: string; engineer: string; weights: Weights; decidedAt: string; onSend?: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const standing = useQuery(standingQuery(order, decision, engineer));
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [standing.data]);
  if (standing.error) return standing.error instanceof Problem && standing.error.status === 404 ? <p className={styles['soft']}>{t('dispatch.notWeighed')}</p> : <Said>{words(standing.error)}</Said>;
  if (standing.data === undefined) return <Bone width={14} />;
  return (
    <div ref={box} className={styles['answer']} aria-live="polite">
      <StandingView one={standing.data} weights={weights} decidedAt={decidedAt} />
      {onSend && (
        <Button size="small" onClick={onSend}>
          {t('dispatch.sendInstead', { name: standing.data.engineer.name })}
        </Button>
      )}
    </div>
  );
}

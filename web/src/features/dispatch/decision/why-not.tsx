import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { engineersQuery } from '@/features/people/queries';
import { nameFor, useReader } from '@/lib/reader';
import { useSettled } from '@/lib/settled';
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
  const { language } = useReader();
  const id = useId();
  const [search, setSearch] = useState('');
  const [asked, ask] = useState<string>();
  const found = useQuery({ ...engineersQuery(useSettled(search)), placeholderData: (before) => before });
  const options = (found.data?.rows ?? []).map((one) => ({ value: one.key, label: one.team ? `${one.name} · ${nameFor(language, one.team)}` : one.name }));
  return (
    <div className={styles['ask']}>
      <label htmlFor={id}>{t('dispatch.whyNot')}</label>
      <Select
        id={id}
        allowClear
        showSearch={{ filterOption: false, onSearch: setSearch }}
        placeholder={t('people.findColleague')}
        notFoundContent={found.isPending ? null : t('people.noneFound')}
        options={options}
        onChange={(next?: string) => ask(next)}
      />
      {asked && <Answer order={order} decision={decision} engineer={asked} weights={weights} decidedAt={decidedAt} {...(onSend && { onSend: () => onSend(asked) })} />}
    </div>
  );
}

function Answer({ order, decision, engineer, weights, decidedAt, onSend }: { order: string; decision: string; engineer: string; weights: Weights; decidedAt: string; onSend?: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const standing = useQuery(standingQuery(order, decision, engineer));
  if (standing.error) return standing.error instanceof Problem && standing.error.status === 404 ? <p className={styles['soft']}>{t('dispatch.notWeighed')}</p> : <Said>{words(standing.error)}</Said>;
  if (standing.data === undefined) return <Bone width={14} />;
  return (
    <div className={styles['answer']} aria-live="polite">
      <StandingView one={standing.data} weights={weights} decidedAt={decidedAt} />
      {onSend && (
        <Button size="small" onClick={onSend}>
          {t('dispatch.sendInstead', { name: standing.data.engineer.name })}
        </Button>
      )}
    </div>
  );
}

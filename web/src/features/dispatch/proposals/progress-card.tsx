import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useKeys } from '@/lib/keys';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Kbd } from '@/ui/kbd';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { Trying } from '@/ui/trying';

import styles from './proposals.module.css';
import { proposalTold, stopProposal } from './queries';
import type { Proposal } from './types';

/** How much of the search is done, and a way to end it with what was found by now. */
export function ProgressCard({ of }: { of: Proposal }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = useProblemWords();
  const [write] = useState(() => stopProposal(of.key));
  const [asked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();

  async function stop(): Promise<void> {
    if (asked) return;
    setAsked(true);
    setTrouble(undefined);
    try {
      proposalTold(client, await write.run(null));
    } catch (error) {
      setAsked(false);
      setTrouble(error);
    }
  }

  useKeys({ s: () => void stop() });
  const begun = of.figures !== null;
  const title = asked ? t('proposals.stopping') : begun ? t('proposals.searching', { n: of.done }) : t('proposals.reading');
  return (
    <Card icon="clock" title={title} lead={t(of.figures?.proposed ? 'proposals.foundLead' : 'proposals.firstLead')}>
      <div className={styles['begin']}>
        <progress className={styles['progress']} {...(begun && { value: of.done, max: of.total ?? 100 })} aria-label={t('proposals.progress')} />
        <Button size="small" busy={asked} onClick={() => void stop()}>
          {t(of.figures?.proposed ? 'proposals.stop' : 'proposals.stopEmpty')}
          <Kbd>S</Kbd>
        </Button>
      </div>
      <Trying busy={asked} />
      {trouble !== undefined && <Said>{words(trouble)}</Said>}
    </Card>
  );
}

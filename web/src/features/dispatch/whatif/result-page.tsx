import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';

import { Page } from '@/features/people/parts/page';
import { Bones, Read } from '@/features/people/parts/read';
import { Button } from '@/ui/button';
import { Card, Nothing } from '@/ui/card';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { Tag } from '@/ui/tag';

import { CompareTable } from './compare-table';
import { WHATIFS } from './paths';
import { stopWhatIf, whatIfChanged, whatIfQuery } from './queries';
import { valueOf, verdict, type Compared } from './reckon';
import { SpreadPlot } from './spread-plot';
import type { Result, WhatIf } from './types';
import { useWhatIfWords } from './use-whatif-words';
import { stateTone } from './whatif-page';
import styles from './whatif.module.css';

/** One what-if: how far it is, and what came of it beside what was and what is. */
export function ResultPage() {
  const { t } = useTranslation();
  const key = useParams()['key'] ?? '';
  const found = useQuery(whatIfQuery(key));
  const words = useWhatIfWords();
  const back = (
    <Link className={styles['back']} to={WHATIFS} aria-label={t('whatif.back')} title={t('whatif.back')}>
      <Icon name="left" />
    </Link>
  );
  return (
    <Page title={found.data ? t('whatif.of', { days: words.days(found.data) }) : t('whatif.title')} before={back}>
      <Read query={found} bones={<Bones rows={8} />}>
        {(one) => (
          <>
            <What of={one} />
            {one.state === 'running' && <Progress of={one} />}
            {one.state === 'failed' && <Said title={t('whatif.states.failed')}>{t(one.trouble === 'whatif_too_large' || one.trouble === 'whatif_too_long' ? `whatif.trouble.${one.trouble}` : 'whatif.trouble.unexpected')}</Said>}
            {one.result && <Outcome of={one.result} one={one} />}
          </>
        )}
      </Read>
    </Page>
  );
}

function What({ of }: { of: WhatIf }) {
  const { t } = useTranslation();
  const words = useWhatIfWords();
  const told = [...words.changes(of), ...words.tried(of)];
  return (
    <Card icon="pen" title={t('whatif.what')} actions={<Tag tone={stateTone[of.state]}>{t(`whatif.states.${of.state}`)}</Tag>}>
      {told.length === 0 ? (
        <Nothing>{t('whatif.nothingChanged')}</Nothing>
      ) : (
        <ul className={styles['changes']}>
          {told.map((line) => (
            <li key={line} dir="auto">
              {line}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Progress({ of }: { of: WhatIf }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = useProblemWords();
  const [write] = useState(() => stopWhatIf(of.key));
  const [asked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();

  async function stop(): Promise<void> {
    setAsked(true);
    setTrouble(undefined);
    try {
      whatIfChanged(client, await write.run(null));
    } catch (error) {
      setAsked(false);
      setTrouble(error);
    }
  }

  return (
    <Card icon="clock" title={of.total === null ? t('whatif.reading') : t('whatif.replaying', { done: of.done, total: of.total })}>
      <div className={styles['begin']}>
        <progress className={styles['progress']} {...(of.total !== null && { value: of.done, max: Math.max(of.total, 1) })} aria-label={t('whatif.progress')} />
        <Button size="small" busy={asked} onClick={() => void stop()}>
          {t('whatif.stop')}
        </Button>
      </div>
      {trouble !== undefined && <Said>{words(trouble)}</Said>}
    </Card>
  );
}

function Outcome({ of, one }: { of: Result; one: WhatIf }) {
  const { t } = useTranslation();
  const words = useWhatIfWords();
  const judged = (name: Compared) => verdict(name, valueOf(of.present, name), valueOf(of.changed, name));
  const left = of.cancelled + of.unreceived + of.without_policy;
  if (of.really.orders === 0) return <Nothing>{t('whatif.noOrders')}</Nothing>;
  return (
    <>
      <Card icon="list" title={words.answer(of, { in_time: judged('in_time'), travel: judged('travel'), gini: judged('gini') })} lead={t('whatif.compareLead', { count: of.moved, all: words.number(of.really.orders) })}>
        <CompareTable of={of} />
      </Card>
      <Card icon="people" title={t('whatif.spread')} lead={t('whatif.spreadLead')}>
        <SpreadPlot of={of} />
      </Card>
      <Card icon="bulb" title={t('whatif.assumed')} lead={t('whatif.assumedLead')}>
        <ul className={styles['changes']}>
          <li>{t('whatif.assume.arrivals')}</li>
          <li>{t('whatif.assume.durations', { measured: words.number(of.measured), all: words.number(of.really.orders) })}</li>
          <li>{t('whatif.assume.once')}</li>
          <li>{t('whatif.assume.inTime')}</li>
          <li>{t('whatif.assume.people', { n: words.number(of.engineers) })}</li>
          <li>{t('whatif.assume.presence')}</li>
          <li>{t('whatif.assume.offers')}</li>
          <li>{t('whatif.assume.before')}</li>
          <li>{t('whatif.assume.travel')}</li>
          {(of.crews ?? 0) > 0 && <li>{t('whatif.assume.crews', { count: of.crews ?? 0 })}</li>}
          {left > 0 && <li>{t('whatif.assume.left', { cancelled: words.number(of.cancelled), unreceived: words.number(of.unreceived), policy: words.number(of.without_policy) })}</li>}
        </ul>
        <p className={styles['soft']}>{t('whatif.repeat', { fingerprint: of.fingerprint, engine: one.engine })}</p>
      </Card>
    </>
  );
}

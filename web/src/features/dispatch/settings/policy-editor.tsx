import { useQueryClient } from '@tanstack/react-query';
import { App, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { draftOf as keptOf, dropDraft, keepDraft } from '@/ui/sheet-drafts';
import { Trying } from '@/ui/trying';

import { policiesQuery, publishPolicy } from '../queries';
import type { Limits, Policy } from '../types';
import { wrongIn } from './asking';
import { draftOf, plainly, type Draft } from './draft';
import { NumberItems } from './number-items';
import { OfferItems } from './offer-items';
import styles from './policy-editor.module.css';
import { PreviewCard } from './preview-card';
import { RuleItems } from './rule-items';
import { VersionsCard } from './versions-card';
import { WeightItems } from './weight-items';

type Props = { code: string; policy: Policy | undefined; start: Draft; limits: Limits; settles: boolean };

/** Rules, weights and times of a policy, with what they would change today beside them; nothing counts until published. */
export function PolicyEditor({ code, policy, start, limits, settles }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const words = useProblemWords();
  const place = `dispatch policy ${code}`;
  const [base, setBase] = useState<Draft>(() => draftOf(start));
  const [seen, setSeen] = useState(policy?.version ?? 0);
  const [draft, setDraft] = useState<Draft>(() => ({ ...base, ...(keptOf(place) as Partial<Draft> | undefined) }));
  const [write] = useState(() => publishPolicy(code));
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const changed = policy === undefined || plainly(draft) !== plainly(base);
  const stale = policy !== undefined && policy.version !== seen;
  const wrong = wrongIn(draft.body, limits).length > 0;
  useEffect(() => keepDraft(place, base, draft), [place, base, draft]); // nobody's afternoon of weighing is lost by a wrong key

  const body = (next: Draft['body']): void => setDraft({ ...draft, body: next });

  function begin(from: Draft, version: number): void {
    setBase(from);
    setDraft(from);
    setSeen(version);
    setTrouble(undefined);
    dropDraft(place);
  }

  async function publish(): Promise<void> {
    setBusy(true);
    setTrouble(undefined);
    try {
      const done = await write.run(draft, { version: seen });
      begin(draftOf(done), done.version);
      void message.success(t('dispatch.policies.published', { n: done.number }));
      await client.invalidateQueries({ queryKey: policiesQuery.queryKey });
    } catch (error) {
      setTrouble(error);
      if (error instanceof Problem && error.code === 'stale_version') void client.invalidateQueries({ queryKey: policiesQuery.queryKey });
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className={styles['editor']}>
      <div className={styles['parts']}>
        {!settles && <p className={styles['hint']}>{t('dispatch.policies.readOnly')}</p>}
        <Card icon="pen" title={t('dispatch.policies.names')}>
          <div className={styles['names']}>
            {(['name_zh', 'name_en'] as const).map((name) => (
              <label key={name}>
                {t(name === 'name_zh' ? 'names.zh' : 'names.en')}
                <Input value={draft[name]} maxLength={200} disabled={!settles} onChange={({ target }) => setDraft({ ...draft, [name]: target.value })} />
              </label>
            ))}
          </div>
        </Card>
        <Card icon="scan" title={t('dispatch.policies.weights')} lead={t('dispatch.policies.weightsLead')}>
          <WeightItems body={draft.body} limits={limits} disabled={!settles} onChange={body} />
        </Card>
        <Card icon="shield" title={t('dispatch.policies.rules')} lead={t('dispatch.policies.rulesLead')}>
          <RuleItems body={draft.body} limits={limits} disabled={!settles} onChange={body} />
        </Card>
        <Card icon="clock" title={t('dispatch.policies.numbers')}>
          <NumberItems body={draft.body} limits={limits} disabled={!settles} onChange={body} />
        </Card>
        <Card icon="bell" title={t('dispatch.policies.offer.title')} lead={t('dispatch.policies.offer.lead')}>
          <OfferItems body={draft.body} limits={limits} disabled={!settles} onChange={body} />
        </Card>
        {policy && <VersionsCard code={code} limits={limits} {...(settles && { onUse: (from) => setDraft({ ...draft, body: from.body }) })} />}
      </div>
      <div className={styles['beside']}>
        {settles && (
          <div className={styles['publish']}>
            {stale && (
              <Said>
                {t('dispatch.policies.stale')}{' '}
                <Button size="small" onClick={() => begin(draftOf(policy), policy.version)}>
                  {t('dispatch.policies.takeNew')}
                </Button>
              </Said>
            )}
            <Trying busy={busy} />
            {trouble !== undefined && !(stale && trouble instanceof Problem && trouble.code === 'stale_version') && <Said>{words(trouble)}</Said>}
            <div className={styles['buttons']}>
              <Button look="primary" busy={busy} disabled={!changed || busy || stale || wrong} onClick={() => void publish()}>
                {t('dispatch.policies.publish', { n: (policy?.number ?? 0) + 1 })}
              </Button>
              {changed && policy && (
                <Button look="quiet" disabled={busy} onClick={() => begin(base, seen)}>
                  {t('dispatch.policies.reset')}
                </Button>
              )}
              <span className={styles['hint']}>{t(wrong ? 'dispatch.policies.offer.wrong' : changed ? 'dispatch.policies.left' : 'dispatch.policies.unchanged')}</span>
            </div>
          </div>
        )}
        {settles && <PreviewCard code={code} body={whoGoes(draft.body)} changed={changed} />}
      </div>
    </div>
  );
}

/** How somebody is asked changes nothing about who it is: weighing leaves it out. */
const whoGoes = (body: Draft['body']): Draft['body'] => Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'offer'));

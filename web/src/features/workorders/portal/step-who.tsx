import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import type { Company } from '@/features/customers/portal/queries';
import { go } from '@/lib/address';
import { SUITS, useSuits } from '@/lib/suits';
import { Line, Pills, Words } from '@/ui/column';
import { ChosenFiles } from '@/ui/files/choose';
import type { Choosing } from '@/ui/files/use-uploads';

import { readAgain, report, written } from './queries';
import { missing, reportOf, type Draft } from './report-draft';
import styles from './report.module.css';
import { Steps } from './steps';
import { Told } from './told';
import { useSay } from './use-say';

type Props = { draft: Draft; change: (part: Partial<Draft>) => void; company: Company; choosing: Choosing; onSent: () => void };

/** Whom to call and when; then it is sent, once. */
export function StepWho({ draft, change, company, choosing, onSent }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const say = useSay();
  const suits = useSuits();
  const [write] = useState(report);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>();
  const lacking = missing(3, draft, company.contact);
  const refused = error instanceof Problem ? refusedOf(error) : undefined;
  const wrong = (what: 'name' | 'phone', words: string): string | undefined => (tried && lacking.includes(what) ? words : refused?.what === what ? refused.words : undefined);

  async function send(): Promise<void> {
    setTried(true);
    const behind = missing(2, draft, company.contact);
    if (behind.length > 0) go('/report?step=2');
    if (behind.length > 0 || lacking.length > 0 || busy || choosing.busy || choosing.failed) return;
    setBusy(true);
    setError(undefined);
    try {
      written(client, await write.run({ ...reportOf(draft, company.contact, say), files: choosing.keys }));
      arrived();
    } catch (caught) {
      if (caught instanceof Problem && caught.code === 'key_taken') arrived(); // the first tap did it
      else setError(caught);
      if (caught instanceof Problem && caught.signedOut) readAgain.everything(client);
    } finally {
      setBusy(false);
    }
  }

  /** What was refused of an answer is settled by another answer. */
  function answer(what: 'name' | 'phone', words: string): void {
    change({ [what]: words });
    if (refused?.what === what) setError(undefined);
  }

  function arrived(): void {
    const name = draft.name ?? company.contact.name;
    readAgain.everything(client);
    go(`/sent/${draft.key}?name=${encodeURIComponent(name)}`, { replace: true });
    onSent();
  }

  return (
    <Steps step={3} title={t('portal.report.who')} next={{ words: choosing.busy ? t('files.sending') : t('portal.report.send'), busy: busy || choosing.busy, onPress: () => void send() }}>
      <div className={styles['questions']}>
        <Line
          label={t('portal.report.contact')}
          autoComplete="name"
          value={draft.name ?? company.contact.name}
          maxLength={80}
          onChange={(event) => answer('name', event.target.value)}
          wrong={wrong('name', t('portal.report.contactMissing'))}
        />
        <Line
          label={t('portal.report.phone')}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          value={draft.phone ?? company.contact.phone}
          maxLength={40}
          onChange={(event) => answer('phone', event.target.value)}
          wrong={wrong('phone', t('portal.report.phoneMissing'))}
        />
        <div className={styles['question']}>
          <span className={styles['name']}>{t('portal.report.when')}</span>
          <Pills
            label={t('portal.report.when')}
            names={SUITS}
            chosen={draft.whens}
            words={(name) => suits([name])}
            onToggle={(name) => change({ whens: draft.whens.includes(name) ? draft.whens.filter((one) => one !== name) : [...draft.whens, name] })}
          />
        </div>
        <Words label={t('portal.report.whenNote')} hint={t('portal.report.whenNoteHint')} rows={2} value={draft.note} maxLength={1000} onChange={(event) => change({ note: event.target.value })} />
        <ChosenFiles choosing={choosing} />
        {refused === undefined && <Told error={error} />}
      </div>
    </Steps>
  );
}

/** Which of the two the server could not accept, and why, in its words. */
function refusedOf({ facts, fields, detail }: Problem): { what: 'name' | 'phone'; words: string } | undefined {
  const named = fields[0] ?? { field: typeof facts['field'] === 'string' ? facts['field'] : '', message: detail };
  const what = /call_(name|phone)$/.exec(named.field)?.[1];
  return what === 'name' || what === 'phone' ? { what, words: named.message } : undefined;
}

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Company } from '@/features/customers/portal/queries';
import { Link } from '@/lib/address';
import { Choice, Line, Pills, Words } from '@/ui/column';
import { buttonClass } from '@/ui/button';
import { ChooseFiles, ChosenFiles } from '@/ui/files/choose';
import type { Choosing } from '@/ui/files/use-uploads';
import { Icon } from '@/ui/icon';

import { OwnQuestions, useQuestions } from './own-questions';
import { answersOf, openOf } from './questions';
import { ordersQuery, promisesQuery, type Effect } from './queries';
import { EFFECTS, kindOf, MACHINE_SIGNS, missing, reportOf, SINCES, SOFTWARE_SIGNS, type Draft, type Missing, type Sign } from './report-draft';
import styles from './report.module.css';
import { Steps } from './steps';
import { useSay } from './use-say';
import { useWhen } from './when';

type Props = { draft: Draft; change: (part: Partial<Draft>) => void; company: Company; choosing: Choosing; onNext: () => void };

/** What is wrong, since when, how bad: in the customer's own words. */
export function StepWhat({ draft, change, company, choosing, onNext }: Props) {
  const { t } = useTranslation();
  const [tried, setTried] = useState(false);
  const lacking = missing(2, draft, company.contact);
  const wrong = (what: Missing, words: string): string | undefined => (tried && lacking.includes(what) ? words : undefined);
  const { questions, reading } = useQuestions(reportOf(draft, company.contact, useSay()));
  const [going, setGoing] = useState(false);
  const open = openOf(questions, draft.answers).map((one) => one.code);
  const signs: readonly Sign[] = draft.thing?.software === true ? SOFTWARE_SIGNS : MACHINE_SIGNS;

  function next(): void {
    setTried(true);
    const waits = reading && lacking.length === 0;
    setGoing(waits); // what is asked besides is on its way: answers to it would be taken for none
    if (waits) return;
    if (lacking.length === 0 && open.length === 0) {
      change({ answers: answersOf(questions, draft.answers) });
      onNext();
    } else requestAnimationFrame(() => document.querySelector('[aria-invalid="true"], [data-wrong]')?.scrollIntoView({ block: 'center' }));
  }

  useEffect(() => {
    if (!going || reading) return;
    const soon = setTimeout(next);
    return () => clearTimeout(soon);
  });

  return (
    <Steps step={2} title={t('portal.report.what')} next={{ words: t('portal.report.next'), busy: going && reading, onPress: next }}>
      <div className={styles['chosen']}>
        <Icon name={draft.thing === null ? 'plus' : draft.thing.software ? 'screen' : 'cube'} size={20} />
        <span>
          <b>{draft.thing?.name ?? t('portal.report.other')}</b>
          <small>{draft.thing?.text ?? t('portal.report.otherText')}</small>
        </span>
        <Link to="/report?step=1">{t('portal.report.change')}</Link>
      </div>
      {draft.thing && <OpenAlready asset={draft.thing.key} />}
      <div className={styles['questions']}>
        {draft.other && <Other draft={draft} change={change} company={company} wrong={wrong('otherName', t('portal.report.otherNameMissing'))} />}
        <div className={styles['question']}>
          <Words
            label={t('portal.report.see')}
            hint={t('portal.report.seeHint')}
            value={draft.words}
            maxLength={10_000}
            onChange={(event) => change({ words: event.target.value })}
            wrong={wrong('see', t('portal.report.seeMissing'))}
          />
          <Pills
            label={t('portal.report.see')}
            names={signs}
            chosen={draft.signs}
            words={(name) => t(`portal.report.signs.${name}`)}
            onToggle={(name) => change({ signs: draft.signs.includes(name) ? draft.signs.filter((one) => one !== name) : [...draft.signs, name] })}
          />
        </div>
        <div className={styles['question']}>
          <span className={styles['name']}>{t('files.ofOrder')}</span>
          <small className={styles['hint']}>{t('files.hint')}</small>
          <ChosenFiles choosing={choosing} />
          <span>
            <ChooseFiles choosing={choosing} className={buttonClass()}>
              <Icon name="camera" />
              {t('files.attach')}
            </ChooseFiles>
          </span>
        </div>
        <div className={styles['question']}>
          <span className={styles['name']}>{t('portal.report.since')}</span>
          <Pills
            label={t('portal.report.since')}
            names={SINCES}
            chosen={[draft.since]}
            words={(name) => t(`portal.report.sinces.${name}`)}
            onToggle={(name) => change({ since: draft.since === name ? '' : name })}
          />
        </div>
        <HowBad draft={draft} change={change} wrong={wrong('effect', t('portal.report.effectMissing'))} />
        <OwnQuestions questions={questions} answers={draft.answers} wrong={tried ? open : []} onAnswer={(answers) => change({ answers })} />
      </div>
    </Steps>
  );
}

/** It is broken already, or somebody has said so: a word there is quicker than a second order. */
function OpenAlready({ asset }: { asset: string }) {
  const { t } = useTranslation();
  const orders = useInfiniteQuery(ordersQuery({ stands: 'open', asset }));
  const [one] = orders.data?.pages[0]?.rows ?? [];
  if (one === undefined) return null;
  return (
    <div className={styles['open']} role="status">
      <b>{t('portal.report.openTitle')}</b>
      <p>{t('portal.report.openText')}</p>
      <Link to={`/orders/${one.key}`}>{t('portal.report.openGo', { number: one.number, title: one.title })}</Link>
    </div>
  );
}

function Other({ draft, change, company, wrong }: Omit<Props, 'onNext' | 'choosing'> & { wrong: string | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      <Line
        label={t('portal.report.otherName')}
        hint={t('portal.report.otherNameHint')}
        value={draft.otherName}
        maxLength={100}
        onChange={(event) => change({ otherName: event.target.value })}
        wrong={wrong}
      />
      {company.sites.length > 1 && (
        <div className={styles['question']}>
          <span className={styles['name']}>{t('portal.report.site')}</span>
          <Pills
            label={t('portal.report.site')}
            names={company.sites.map((site) => site.key)}
            chosen={[draft.site]}
            words={(key) => company.sites.find((site) => site.key === key)?.name ?? ''}
            onToggle={(key) => change({ site: draft.site === key ? '' : key })}
          />
        </div>
      )}
    </>
  );
}

/** How bad, and what that means: by when somebody calls, as the server promises it. */
function HowBad({ draft, change, wrong }: Pick<Props, 'draft' | 'change'> & { wrong: string | undefined }) {
  const { t } = useTranslation();
  const when = useWhen();
  const promises = useQuery(promisesQuery(kindOf(draft), draft.thing?.key));
  const words = draft.thing?.software === true ? 'softEffects' : 'effects';

  function promised(effect: Effect): string {
    const told = promises.data?.[effect];
    const minutes = told?.within_minutes ?? Infinity;
    if (minutes <= 120) return t('portal.report.within', { count: minutes });
    return told?.respond_by_at ? t('portal.report.by', { time: when.moment(told.respond_by_at) }) : '\u00a0';
  }

  return (
    <fieldset className={styles['question']} data-wrong={wrong ? true : undefined}>
      <legend className={styles['name']}>{t('portal.report.effect')}</legend>
      {wrong && <span className={styles['wrong']}>{wrong}</span>}
      {EFFECTS.map((effect) => (
        <Choice
          key={effect}
          name="effect"
          checked={draft.effect === effect}
          onChoose={() => change({ effect })}
          title={t(`portal.report.${words}.${effect}`)}
          text={promised(effect)}
        />
      ))}
    </fieldset>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Segmented } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Trouble } from '@/features/people/parts/sheet';
import { LANGUAGES } from '@/lib/i18n';
import { useReader } from '@/lib/reader';
import { useSettled } from '@/lib/settled';
import { Button } from '@/ui/button';
import { Said } from '@/ui/notice';
import { sizes } from '@/ui/theme';
import { Trying } from '@/ui/trying';

import { reword, sampleQuery, trialQuery, tryOut, wordingsQuery, type Drafts, type Language, type Wording } from './queries';
import { saidIn, type Group, type Sentence } from './sentences';
import { useGroupName } from './use-group-name';
import styles from './wordings.module.css';

type Typed = Record<string, string>;

const slot = (wording: Wording, language: Language): string => `${wording.code} ${language}`;

/** The sentences of one notice in both languages, with the letter as it will arrive beside them. */
export function WordingSheet({ group, onClose }: { group: Group; onClose: () => void }) {
  const { t } = useTranslation();
  const reader = useReader();
  const name = useGroupName()(group.id);
  const [language, setLanguage] = useState<Language>(reader.language);
  const [typed, setTyped] = useState<Typed>({});
  const keeping = useKeeping(group, typed, onClose);

  const textOf = (wording: Wording): string => typed[slot(wording, language)] ?? saidIn(wording, language)?.own ?? '';
  const drafts: Drafts = Object.fromEntries(group.sentences.map(({ part, wording }) => [part, textOf(wording)]));
  return (
    <Modal
      open
      title={name}
      okText={t('people.save')}
      cancelText={t('people.dismiss')}
      confirmLoading={keeping.busy}
      onOk={() => void keeping.save()}
      onCancel={onClose}
      destroyOnHidden
      width={parseInt(sizes.sheet) * 2}
      transitionName=""
      maskTransitionName=""
    >
      <Segmented<Language> aria-label={t('language.label')} value={language} onChange={setLanguage} options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))} />
      <div className={styles['sides']}>
        <div className={styles['fields']}>
          {group.sentences.map((sentence) => (
            <Field key={slot(sentence.wording, language)} sentence={sentence} language={language} text={textOf(sentence.wording)} onText={(text) => setTyped({ ...typed, [slot(sentence.wording, language)]: text })} />
          ))}
          <p className={styles['soft']}>{t('wordings.emptyIsStock')}</p>
        </div>
        <div>
          <Sample code={group.sample} language={language} drafts={drafts} />
          {group.id !== 'digest' && <Trial code={group.sample} language={language} unsaved={Object.keys(typed).length > 0} />}
        </div>
      </div>
      <Trying busy={keeping.busy} />
      {keeping.trouble !== undefined && <Trouble of={keeping.trouble} />}
    </Modal>
  );
}

/** Writes what was changed, sentence by sentence; one that was kept is not written again after another was refused. */
function useKeeping(group: Group, typed: Typed, onClose: () => void) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const [writes] = useState(() => new Map<string, ReturnType<typeof reword>>());
  const [seen] = useState(() => new Map(group.sentences.flatMap(({ wording }) => wording.said.map((one) => [slot(wording, one.language), one]))));

  async function save(): Promise<void> {
    setBusy(true);
    setTrouble(undefined);
    try {
      for (const { wording } of group.sentences)
        for (const { language } of wording.said) {
          const [at, was] = [slot(wording, language), seen.get(slot(wording, language))];
          const text = typed[at]?.trim();
          if (was === undefined || text === undefined || text === was.own) continue;
          const write = writes.get(at) ?? reword(wording.code, language); // the same one when it is pressed again after a cut line
          writes.set(at, write);
          const all = await write.run({ text }, { version: was.version });
          client.setQueryData(wordingsQuery.queryKey, all);
          const now = all.find(({ code }) => code === wording.code);
          const said = now && saidIn(now, language);
          if (said) seen.set(at, said);
        }
      onClose();
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  }

  return { save, busy, trouble };
}

const ROWS_OF_A_LETTER = 10;

function Field({ sentence: { part, wording }, language, text, onText }: { sentence: Sentence; language: Language; text: string; onText: (text: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const stock = saidIn(wording, language)?.stock.trim() ?? '';
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{t(`wordings.part.${part}`)}</label>
      <Input.TextArea id={id} lang={language} value={text} placeholder={stock} autoSize={{ minRows: part === 'letter' ? ROWS_OF_A_LETTER : 2 }} onChange={({ target }) => onText(part === 'letter' ? target.value : target.value.replaceAll('\n', ' '))} />
      <div className={styles['namesIn']}>
        {wording.placeholders.map((name) => (
          <Button key={name} size="small" look="quiet" title={t('wordings.putIn', { name: `{${name}}` })} onClick={() => onText(`${text || stock} {${name}}`)}>
            {`{${name}}`}
          </Button>
        ))}
        {text === '' && (
          <Button size="small" look="quiet" onClick={() => onText(stock)}>
            {t('wordings.startFromStock')}
          </Button>
        )}
      </div>
    </div>
  );
}

const SAMPLE_PAUSE_MS = 400;

function Sample({ code, language, drafts }: { code: string; language: Language; drafts: Drafts }) {
  const { t } = useTranslation();
  const settled = useSettled(JSON.stringify(drafts), SAMPLE_PAUSE_MS);
  const sample = useQuery(sampleQuery(code, language, JSON.parse(settled) as Drafts));
  return (
    <section className={styles['sample']} aria-label={t('wordings.sample')} aria-live="polite">
      {sample.error ? (
        <Trouble of={sample.error} />
      ) : (
        <div lang={language} aria-busy={sample.isFetching}>
          <b>{sample.data?.subject}</b>
          <pre>{sample.data?.body.trim()}</pre>
        </div>
      )}
    </section>
  );
}

function Trial({ code, language, unsaved }: { code: string; language: Language; unsaved: boolean }) {
  const { t } = useTranslation();
  const [write] = useState(tryOut);
  const [run, setRun] = useState<string>();
  const [trouble, setTrouble] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const trial = useQuery({ ...trialQuery(run ?? ''), enabled: run !== undefined });
  const why = trial.data?.result['why'];
  const waiting = busy || (run !== undefined && (trial.data === undefined || trial.data.state === 'running'));

  async function send(): Promise<void> {
    setBusy(true);
    setTrouble(undefined);
    setRun(undefined);
    try {
      setRun((await write.run({ code, language })).run);
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className={styles['trial']}>
      <Button size="small" busy={waiting} disabled={unsaved} onClick={() => void send()}>
        {t('wordings.tryOut')}
      </Button>
      <span className={styles['soft']} role="status">
        {unsaved ? t('wordings.saveFirst') : trial.data?.state === 'done' ? t('wordings.sent') : ''}
      </span>
      {trial.data?.state === 'failed' && <Said title={t('wordings.notSent')}>{t('wordings.notSentWhy', { why: typeof why === 'string' ? why : '' })}</Said>}
      {trouble !== undefined && <Trouble of={trouble} />}
    </div>
  );
}

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { assetsQuery } from '@/features/assets/portal/queries';
import { nameFor, useReader } from '@/lib/reader';
import { Line, Pills, Words } from '@/ui/column';

import { askedQuery, type Question, type Report } from './queries';
import { draftFor, type Answers } from './questions';
import styles from './report.module.css';

/** What the company asks of such a report as it stands; the rules are the server's. While it is being read it may be less than will be asked. */
export function useQuestions(report: Report): { questions: Question[]; reading: boolean } {
  const { kind = 'repair', answers = {} } = report;
  const plain = useQuery(askedQuery(kind, '{}'));
  const asked = useQuery({ ...askedQuery(kind, draftFor(plain.data?.about ?? [], report, plain.data?.questions ?? [], answers)), enabled: plain.data !== undefined });
  const again = useQuery({ ...askedQuery(kind, draftFor(plain.data?.about ?? [], report, asked.data?.questions ?? [], answers)), enabled: asked.data !== undefined });
  const reading = [plain, asked, again].some((one) => one.isFetching && (one.data === undefined || one.isPlaceholderData));
  return { questions: (again.data ?? asked.data ?? plain.data)?.questions ?? [], reading };
}

type Props = { questions: Question[]; answers: Answers; wrong: readonly string[]; onAnswer: (answers: Answers) => void };

export function OwnQuestions({ questions, answers, wrong, onAnswer }: Props) {
  return questions.map((one) => <OneQuestion key={one.code} question={one} answers={answers} wrong={wrong.includes(one.code)} onAnswer={(answer) => onAnswer({ ...answers, [one.code]: answer ?? null })} />);
}

type OneProps = { question: Question; answers: Answers; wrong: boolean; onAnswer: (answer: Answers[string]) => void };

function OneQuestion({ question, answers, wrong, onAnswer }: OneProps) {
  const { t } = useTranslation();
  const { language } = useReader();
  const [called, more] = [nameFor(language, question), language === 'en' ? question.hint_en : question.hint_zh];
  const name = question.required ? called : t('portal.report.optional', { name: called });
  const hint = [question.unit, more].filter(Boolean).join(' · ') || undefined;
  const answer = answers[question.code] ?? null;
  const told = wrong ? t(answer === null || answer === '' ? 'portal.report.answerMissing' : 'portal.report.answerWrong') : undefined;
  const text = typeof answer === 'string' || typeof answer === 'number' ? `${answer}` : '';
  switch (question.type) {
    case 'text':
      return <Words label={name} hint={hint} wrong={told} rows={2} maxLength={2_000} value={text} onChange={(event) => onAnswer(event.target.value)} />;
    case 'number':
      return <Line label={name} hint={hint} wrong={told} inputMode="decimal" maxLength={20} value={text} onChange={(event) => onAnswer(event.target.value)} />;
    case 'date':
      return <Line label={name} hint={hint} wrong={told} type="date" value={text} onChange={(event) => onAnswer(event.target.value || null)} />;
    case 'asset':
      return <Which name={name} hint={hint} wrong={told} answer={text} onAnswer={onAnswer} />;
    case 'flag':
      return (
        <Chosen name={name} hint={hint} wrong={told}>
          <Pills label={called} names={['yes', 'no']} chosen={answer === null ? [] : [answer === true ? 'yes' : 'no']} words={(one) => t(one === 'yes' ? 'portal.report.yes' : 'portal.report.no')} onToggle={(one) => onAnswer(answer === (one === 'yes') ? null : one === 'yes')} />
        </Chosen>
      );
    case 'choice':
    case 'multi': {
      const chosen = Array.isArray(answer) ? answer : typeof answer === 'string' ? [answer] : [];
      const toggled = (code: string): string[] => (chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]);
      return (
        <Chosen name={name} hint={hint} wrong={told}>
          <Pills
            label={called}
            names={question.choices.map((one) => one.code)}
            chosen={chosen}
            words={(code) => question.choices.filter((one) => one.code === code).map((one) => nameFor(language, one)).join('')}
            onToggle={(code) => onAnswer(question.type === 'multi' ? toggled(code) : chosen.includes(code) ? null : code)}
          />
        </Chosen>
      );
    }
  }
}

type ChosenProps = { name: string; hint: string | undefined; wrong: string | undefined };

function Chosen({ name, hint, wrong, children }: ChosenProps & { children: React.ReactNode }) {
  return (
    <fieldset className={styles['question']} data-wrong={wrong ? true : undefined}>
      <legend className={styles['name']}>{name}</legend>
      {hint && <small className={styles['hint']}>{hint}</small>}
      {wrong && <span className={styles['wrong']}>{wrong}</span>}
      {children}
    </fieldset>
  );
}

/** Another of the customer's own things. */
function Which({ name, hint, wrong, answer, onAnswer }: ChosenProps & { answer: string; onAnswer: (key: string | null) => void }) {
  const assets = useInfiniteQuery(assetsQuery(''));
  const rows = assets.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Chosen name={name} hint={hint} wrong={wrong}>
      <Pills label={name} names={rows.map((one) => one.key)} chosen={[answer]} words={(key) => rows.find((one) => one.key === key)?.name ?? ''} onToggle={(key) => onAnswer(key === answer ? null : key)} />
    </Chosen>
  );
}

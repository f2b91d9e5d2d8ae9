import type { Question, Report, Value } from './queries';

/** What was answered so far, by the code of the question; numbers as they were typed. */
export type Answers = Record<string, Value>;

const isNothing = (value: Value | undefined): boolean => value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

const asNumber = (typed: Value | undefined): number => (typeof typed === 'number' ? typed : Number(String(typed ?? '').trim().replace(',', '.')));

/** The questions that are answered wrongly or must be answered and are not. */
export function openOf(questions: readonly Question[], answers: Answers): Question[] {
  return questions.filter((one) => {
    const answer = answers[one.code];
    if (isNothing(answer)) return one.required;
    if (one.type !== 'number') return false;
    const number = asNumber(answer);
    return !Number.isFinite(number) || number < (one.low ?? -Infinity) || number > (one.high ?? Infinity) || Number(number.toFixed(one.decimals)) !== number;
  });
}

/** The answers as they are sent: to what is asked now, and nothing for what was left open. */
export function answersOf(questions: readonly Question[], answers: Answers): Answers {
  return Object.fromEntries(questions.filter((one) => !isNothing(answers[one.code])).map((one) => [one.code, one.type === 'number' ? asNumber(answers[one.code]) : (answers[one.code] ?? null)]));
}

/** What is sent to hear what is asked now: only what decides it. */
export function draftFor(about: readonly string[], report: Partial<Report>, questions: readonly Question[], answers: Answers): string {
  const own = Object.fromEntries(Object.entries(answersOf(questions, answers)).filter(([code]) => about.includes(`custom.${code}`)));
  const plain = Object.entries(report).filter(([name, value]) => about.includes(name) && value);
  return JSON.stringify({ ...Object.fromEntries(plain), ...(Object.keys(own).length > 0 && { custom: own }) });
}

import type { Drafts, Language, Wording } from './queries';

/** A sentence of a letter: where it stands in it, and its wording. */
export type Sentence = { part: keyof Drafts; wording: Wording };
/** Sentences that are reworded together, and the letter in which one sees them. */
export type Group = { id: string; sample: string; sentences: Sentence[] };

const FRAME = 'notice_letter';
const DIGEST = 'notice_digest';
const BEGINS = 'notice_';
const NEXT = '_next';

/** The wordings as somebody rewords them: the letter around all, the letter of the day, and each notice with its next step. */
export function groupsOf(wordings: readonly Wording[]): Group[] {
  const byCode = new Map(wordings.map((one) => [one.code, one]));
  const taken = (part: keyof Drafts, code: string): Sentence[] => {
    const wording = byCode.get(code);
    byCode.delete(code);
    return wording ? [{ part, wording }] : [];
  };
  const frames: Group[] = [
    { id: 'letter', sample: 'order_assigned', sentences: taken('letter', FRAME) },
    { id: 'digest', sample: 'digest', sentences: [...taken('line', `${DIGEST}_title`), ...taken('letter', DIGEST)] },
  ];
  const notices = [...byCode.keys()]
    .filter((code) => !code.endsWith(NEXT))
    .map((code) => ({ id: code.slice(BEGINS.length), sample: code.slice(BEGINS.length), sentences: [...taken('line', code), ...taken('next', `${code}${NEXT}`)] }));
  return [...frames, ...notices].filter(({ sentences }) => sentences.length > 0);
}

/** What a sentence says now, in a language. */
export const saidIn = (wording: Wording, language: Language): Wording['said'][number] | undefined => wording.said.find((one) => one.language === language);

export const isReworded = ({ sentences }: Group): boolean => sentences.some(({ wording }) => wording.said.some(({ own }) => own !== ''));

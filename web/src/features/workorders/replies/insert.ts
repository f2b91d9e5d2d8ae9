import type { Draft } from '../composer-text';
import type { Language, Rendered } from './queries';

const LONGEST_WORD = 30;

/** What is typed after a stroke that begins a word; one within a word, a date or an address asks for nothing. */
export function slashAt(text: string, caret: number): { from: number; typed: string } | undefined {
  const before = text.slice(Math.max(0, caret - LONGEST_WORD - 1), caret);
  const found = /(?:^|[\s，。；：！？、（])[/／]([^\s/／]*)$/u.exec(before);
  return found ? { from: caret - (found[1]?.length ?? 0) - 1, typed: found[1] ?? '' } : undefined;
}

/** A reply that was put in last, so that it can be said in the other language instead. */
export type Inserted = { template: string; language: Language; text: string };

/** The draft with a reply in the place of what stood from here to there, and where the caret goes. */
export function withReply(draft: Draft, from: number, to: number, template: string, said: Rendered): { draft: Draft; caret: number } {
  const text = draft.text.slice(0, from) + said.text + draft.text.slice(to);
  return { draft: noted({ ...draft, text }, template, said), caret: from + said.text.length };
}

/** The draft with the reply in its other language; undefined when what was put in has been rewritten since. */
export function inOther(draft: Draft, last: Inserted, said: Rendered): Draft | undefined {
  const at = draft.text.indexOf(last.text);
  if (at < 0) return undefined;
  const text = draft.text.slice(0, at) + said.text + draft.text.slice(at + last.text.length);
  return noted({ ...draft, text }, last.template, said);
}

function noted(draft: Draft, template: string, said: Rendered): Draft {
  const templates = [...new Set([...draft.templates, template])];
  const marks = [...new Set([...draft.marks, ...said.lacking.map((one) => one.mark)])];
  return { ...draft, templates, marks };
}

/** The places that are still to be filled in. */
export const unfilled = ({ text, marks }: Pick<Draft, 'text' | 'marks'>): string[] => marks.filter((mark) => text.includes(mark));

export const otherOf = (language: Language): Language => (language === 'en' ? 'zh-CN' : 'en');

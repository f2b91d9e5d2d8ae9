import { asHtml } from '@/lib/html';

/** A colleague named in what is written. */
export type Mention = { key: string; name: string };

/** What is being written on an order; from which templates, and which marks of theirs stand for what is to be filled in. */
export type Draft = { text: string; isPublic: boolean; mentions: Mention[]; templates: string[]; marks: string[] };

export const NOTHING: Draft = { text: '', isPublic: false, mentions: [], templates: [], marks: [] };

/** The longest note the server keeps, marks included. */
export const LONGEST = 20_000;

const LONGEST_NAME = 20;

/** The name that is being written after an @ before the caret; an e-mail address is none. */
export function mentionAt(text: string, caret: number): { from: number; typed: string } | undefined {
  const before = text.slice(Math.max(0, caret - LONGEST_NAME - 1), caret);
  const found = /(?<![\w.+-])@([^\s@]*)$/u.exec(before);
  return found ? { from: caret - (found[1]?.length ?? 0) - 1, typed: found[1] ?? '' } : undefined;
}

/** The draft with a colleague in the place of what was typed after the @, and where the caret goes. */
export function withMention(draft: Draft, from: number, caret: number, mention: Mention): { draft: Draft; caret: number } {
  const named = `@${mention.name} `;
  const text = draft.text.slice(0, from) + named + draft.text.slice(caret).replace(/^ /, '');
  const mentions = [...draft.mentions.filter((one) => one.key !== mention.key), mention];
  return { draft: { ...draft, text, mentions }, caret: from + named.length };
}

/** Who is still named in the text; a name that was deleted again is not told. */
export const stillNamed = ({ text, mentions }: Draft): Mention[] => mentions.filter(({ name }) => text.includes(`@${name}`));

/** What is sent: the text as HTML, with the names of those who will hear of it set off. */
export function htmlOf(draft: Draft): string {
  let html = asHtml(draft.text);
  for (const { name } of stillNamed(draft)) {
    const said = asHtml(name).replace(/^<p>|<\/p>$/g, '');
    html = html.replaceAll(`@${said}`, `<strong>@${said}</strong>`);
  }
  return html;
}

/** A draft as this browser kept it; once only the text was kept. */
export function readDraft(kept: string): Draft {
  try {
    const told: unknown = JSON.parse(kept);
    if (typeof told === 'object' && told !== null && 'text' in told && typeof told.text === 'string') return { ...NOTHING, ...told, text: told.text };
  } catch {
    return { ...NOTHING, text: kept };
  }
  return { ...NOTHING, text: kept };
}

export const keepDraft = (draft: Draft): string => (draft.text ? JSON.stringify({ ...draft, mentions: stillNamed(draft) }) : '');

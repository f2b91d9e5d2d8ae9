import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { useReader } from '@/lib/reader';
import { useSettled } from '@/lib/settled';

import type { Draft } from '../composer-text';
import { useMark } from '../use-mark';
import { inOther, otherOf, unfilled, withReply, type Inserted } from './insert';
import { readReply, suggestionsQuery, type Language, type Rendered, type Suggestion } from './queries';

const PAUSE_MS = 120;
const MOST = 8;

/** The replies that fit what was typed after a stroke, and which of them is marked. */
export function useReplyList(order: string, typed: string | undefined) {
  const open = typed !== undefined;
  const search = useSettled(typed ?? '', PAUSE_MS);
  const found = useQuery({ ...suggestionsQuery(order, search), enabled: open });
  const placeholders = found.data?.placeholders ?? [];
  const rows: Suggestion[] = open ? (found.data?.rows ?? []).slice(0, MOST) : [];
  const { at, mark } = useMark(typed, rows.length);
  const settled = search === typed && !found.isPlaceholderData; // until then the rows are those of an earlier word
  return { open, rows, placeholders, at, mark, current: settled ? rows[at] : undefined, reading: open && (search !== typed || found.isFetching), none: open && found.isSuccess && rows.length === 0, failed: open && found.isError && rows.length === 0 };
}

export type ReplyList = ReturnType<typeof useReplyList>;

type Options = { order: string; draft: Draft; write: (draft: Draft, caret?: number) => void };

/** Puts replies into a draft, as the server says them about this order. */
export function useReplies({ order, draft, write }: Options) {
  const { language: reads } = useReader();
  const [pending, setPending] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const [last, setLast] = useState<Inserted>();

  async function read(template: string, language: Language | undefined, take: (said: Rendered) => void): Promise<void> {
    setPending(true);
    setTrouble(undefined);
    try {
      const said = await readReply(order, template, language);
      take(said);
      setLast({ template, language: said.language, text: said.text });
    } catch (error) {
      setTrouble(error);
    } finally {
      setPending(false);
    }
  }

  /** The customer is spoken to in their language, colleagues in the writer's. */
  const insert = (template: string, from: number, to: number): Promise<void> =>
    read(template, draft.isPublic ? undefined : reads, (said) => {
      const next = withReply(draft, from, to, template, said);
      write(next.draft, next.caret);
    });

  const swap = (): Promise<void> | undefined =>
    last &&
    read(last.template, otherOf(last.language), (said) => {
      const next = inOther(draft, last, said);
      if (next) write(next);
    });

  return {
    pending,
    trouble,
    insert,
    swap,
    /** The language in which the last reply can be said instead, as long as it stands untouched. */
    other: last && draft.text.includes(last.text) ? otherOf(last.language) : undefined,
    unfilled: unfilled(draft),
  };
}

export type Replies = ReturnType<typeof useReplies>;

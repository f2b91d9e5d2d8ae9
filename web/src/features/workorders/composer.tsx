import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { meQuery } from '@/features/people/queries';
import { useKeys } from '@/lib/keys';
import { Button, buttonClass } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';
import { ChooseFiles, ChosenFiles } from '@/ui/files/choose';
import { useDrop, useUploads } from '@/ui/files/use-uploads';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { Trying } from '@/ui/trying';

import { MentionList, optionId, useMentions } from './composer-mentions';
import { htmlOf, LONGEST, mentionAt, NOTHING, stillNamed, withMention, type Draft, type Mention } from './composer-text';
import styles from './composer.module.css';
import { addNote, orderQuery, timelineQuery } from './queries';
import { slashAt } from './replies/insert';
import type { Suggestion } from './replies/queries';
import { ReplyList, replyId } from './replies/reply-list';
import { ReplyLacks, ReplyStrip } from './replies/reply-strip';
import { useReplies, useReplyList } from './replies/use-replies';
import type { Order, Present } from './types';
import { useDraft } from './use-draft';

type Props = { order: Order; present: Present[]; mayNote: boolean; onWriting: (writing: boolean) => void };

const modifier = /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : 'Ctrl';

/** How near the limit the count is worth a word. */
const NEAR = 0.9;

/** Says something on an order: among ourselves, on paper with a lock, or to the customer. The draft outlives the page. */
export function Composer({ order, present, mayNote, onWriting }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const list = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft, dropSent] = useDraft(useQuery(meQuery).data?.key ?? '', order.key);
  const [caret, setCaret] = useState(-1);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const problemWords = useProblemWords();
  const write = useRef(addNote(order.key));
  const asked = caret >= 0 ? mentionAt(draft.text, caret) : undefined;
  const mentions = useMentions(asked?.typed);
  const slash = caret >= 0 && asked === undefined ? slashAt(draft.text, caret) : undefined;
  const found = useReplyList(order.key, slash?.typed);
  const replies = useReplies({ order: order.key, draft, write: rewrite });

  const choosing = useUploads('staff');
  const drop = useDrop((files) => {
    choosing.add(files);
    field.current?.focus();
  });

  const { text, isPublic } = draft;
  const empty = !text.trim() && choosing.chosen.length === 0;
  const held = busy || replies.pending; // what is read or sent now is not written into
  const unready = choosing.busy || choosing.failed || replies.pending || replies.unfilled.length > 0;
  const html = htmlOf(draft);
  const over = html.length - LONGEST;
  const writeAs = (next: boolean): void => {
    setDraft((now) => ({ ...now, isPublic: next }));
    field.current?.focus();
  };
  useKeys(mayNote ? { m: () => writeAs(false), p: () => writeAs(true) } : {});

  async function send(): Promise<void> {
    if (empty || unready || busy || over > 0) return;
    setBusy(true);
    setTrouble(undefined);
    try {
      const body = text.trim() ? html : '';
      const files = choosing.keys;
      await write.current.run({ body, public: isPublic, mentions: stillNamed(draft).map((one) => one.key), files, templates: draft.templates });
      dropSent(draft); // though the order was left meanwhile
      choosing.clear(files);
      setCaret(-1);
      onWriting(false);
      // Its files before the note, which is as high as its pictures; and who was named follows the order now.
      await client.invalidateQueries({ queryKey: orderQuery(order.key).queryKey });
      await client.invalidateQueries({ queryKey: timelineQuery(order.key).queryKey });
    } catch (error) {
      setTrouble(error);
      if (error instanceof Problem && error.signedOut) void client.invalidateQueries(meQuery); // to the door; the draft stays
    } finally {
      setBusy(false);
    }
  }

  function choose(mention: Mention): void {
    if (asked === undefined || held) return;
    const next = withMention(draft, asked.from, caret, mention);
    place(next.draft, next.caret);
  }

  function place(next: Draft, at: number): void {
    flushSync(() => {
      setDraft((now) => ({ ...next, isPublic: now.isPublic })); // to whom it goes is not for what arrives late to say
      setCaret(at);
    });
    field.current?.setSelectionRange(at, at); // at once: the next key may already be down
  }

  function rewrite(next: Draft, at?: number): void {
    place(next, at ?? next.text.length);
    setCaret(-1);
    field.current?.focus();
    onWriting(true);
  }

  /** Puts a reply where the caret is, in the place of what was typed to find it. */
  function put(row: Suggestion): void {
    if (held) return;
    const at = field.current?.selectionStart ?? text.length;
    const [from, to] = slash ? [slash.from, caret] : [at, field.current?.selectionEnd ?? at];
    setCaret(-1);
    void replies.insert(row.key, from, to);
  }

  /** Types the stroke that opens the list of all replies. */
  function all(): void {
    if (held) return;
    const at = field.current?.selectionStart ?? text.length;
    const stroke = at === 0 || /\s$/u.test(text.slice(0, at)) ? '/' : ' /';
    field.current?.focus();
    place({ ...draft, text: text.slice(0, at) + stroke + text.slice(at) }, at + stroke.length);
  }

  function goTo(mark: string): void {
    const at = text.indexOf(mark);
    field.current?.focus();
    field.current?.setSelectionRange(at, at + mark.length);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      void send();
    } else if (mentions.current && !event.nativeEvent.isComposing && inList(event.key)) event.preventDefault();
    else if (found.open && !event.nativeEvent.isComposing && inReplies(event.key)) event.preventDefault();
    else if (event.key === 'Escape') (event.target as HTMLElement).blur();
  }

  /** The keys of the open list; whether this was one of them. */
  function inList(key: string): boolean {
    if (key === 'ArrowDown' || key === 'ArrowUp') mentions.mark(mentions.at + (key === 'ArrowDown' ? 1 : -1));
    else if ((key === 'Enter' || key === 'Tab') && mentions.current) choose({ key: mentions.current.key, name: mentions.current.name });
    else if (key === 'Escape') setCaret(-1);
    else return false;
    return true;
  }

  /** The same of the list of replies: none is put in before those of the typed word are there; while it has none it is only to be closed. */
  function inReplies(key: string): boolean {
    if (key === 'Escape') setCaret(-1);
    else if (found.current === undefined) return found.reading && (key === 'Enter' || key === 'Tab');
    else if (key === 'ArrowDown' || key === 'ArrowUp') found.mark(found.at + (key === 'ArrowDown' ? 1 : -1));
    else if (key === 'Enter' || key === 'Tab') put(found.current);
    else return false;
    return true;
  }

  if (!mayNote) return <p className={styles['readOnly']}>{t('composer.readOnly')}</p>;
  const active = mentions.current ? optionId(list, mentions.current.key) : found.current && replyId(list, found.current.key);
  return (
    <section className={[styles['composer'], !isPublic && styles['internal'], drop.over && styles['over']].filter(Boolean).join(' ')} aria-label={t('composer.label')} {...drop.box}>
      <div className={styles['line']}>
        <div className={styles['modes']} role="group" aria-label={t('composer.label')}>
          <button type="button" className={styles['mode']} aria-pressed={!isPublic} title={t('composer.internalKey')} onClick={() => writeAs(false)}>
            <Icon name="lock" size={14} />
            {t('composer.internal')}
          </button>
          <button type="button" className={styles['mode']} aria-pressed={isPublic} title={t('composer.toCustomerKey')} onClick={() => writeAs(true)}>
            {t('composer.toCustomer')}
          </button>
        </div>
        <span className={styles['who']}>{isPublic ? t('composer.customerSees', { name: order.contact?.name ?? order.customer?.name ?? t('timeline.fromCustomer') }) : t('composer.staffSees')}</span>
      </div>
      <Trying busy={busy} />
      {trouble !== undefined && <Said title={t('composer.failed')}>{problemWords(trouble)}</Said>}
      {over > 0 && <Said title={t('composer.tooLong')}>{t('composer.tooLongBy', { over, most: LONGEST })}</Said>}
      <ReplyLacks replies={replies} go={goTo} />
      <MentionList id={list} mentions={mentions} choose={choose} />
      <ReplyList id={list} found={found} choose={put} />
      <textarea
        ref={field}
        className={styles['text']}
        dir="auto"
        rows={2}
        value={text}
        readOnly={held}
        aria-label={t(isPublic ? 'composer.toCustomer' : 'composer.internal')}
        aria-autocomplete="list"
        aria-controls={active && list}
        aria-activedescendant={active}
        placeholder={t(isPublic ? 'composer.publicPlaceholder' : 'composer.internalPlaceholder')}
        onChange={(event) => {
          setDraft(event.target.value === '' ? { ...NOTHING, isPublic } : { ...draft, text: event.target.value });
          setCaret(event.target.selectionStart);
          onWriting(event.target.value.trim() !== '');
        }}
        onSelect={(event) => caret >= 0 && setCaret(event.currentTarget.selectionStart)}
        onBlur={() => {
          setCaret(-1);
          onWriting(false);
        }}
        onKeyDown={onKeyDown}
      />
      {isPublic && (
        <div className={styles['replies']}>
          <ReplyStrip order={order.key} replies={replies} held={held} put={put} all={all} />
        </div>
      )}
      <ChosenFiles choosing={choosing} />
      {drop.over && <p className={styles['drop']}>{t('files.drop')}</p>}
      <div className={styles['foot']}>
        <ChooseFiles choosing={choosing} className={`${buttonClass({ look: 'quiet', size: 'small' })} ${styles['attach']}`}>
          <Icon name="clip" size={14} />
          {t('files.attach')}
        </ChooseFiles>
        <Writing present={present} />
        {html.length > LONGEST * NEAR && over <= 0 && <span>{t('composer.left', { count: LONGEST - html.length })}</span>}
        {choosing.busy && <span role="status">{t('files.sending')}</span>}
        {text.trim() && !busy && !choosing.busy && <span>{t('composer.draft')}</span>}
        <Button look="primary" size="small" busy={busy} disabled={empty || unready || over > 0} onClick={() => void send()}>
          {t(isPublic ? 'composer.send' : 'composer.keep')}
          <Kbd onAccent>{`${modifier}↵`}</Kbd>
        </Button>
      </div>
    </section>
  );
}

/** Who else is writing on this order at this moment: two answers to one customer are one too many. */
function Writing({ present }: { present: Present[] }) {
  const { t } = useTranslation();
  const names = present.filter((one) => one.writing).map((one) => one.name);
  return (
    <span className={styles['writing']} role="status">
      {names.length > 0 && t('orders.writing', { names: names.join(t('facts.and')) })}
    </span>
  );
}

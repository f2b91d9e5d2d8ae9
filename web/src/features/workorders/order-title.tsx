import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { meQuery } from '@/features/people/queries';
import { useKeys } from '@/lib/keys';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import unseen from '@/ui/unseen.module.css';

import { keptEdit, type Edit } from './order-draft';
import { baseOf, type Wish } from './order-fields';
import styles from './order-title.module.css';
import type { Order } from './types';
import type { OrderChange } from './use-order-change';

const LONGEST_TITLE = 200;
const LONGEST_TEXT = 20_000;

type Props = { order: Order; change: OrderChange; mayEdit: boolean };

/** The title, and in place the form that puts it and the description right; what was typed outlives the page. */
export function OrderTitle({ order, change, mayEdit }: Props) {
  const { t } = useTranslation();
  const person = useQuery(meQuery).data?.key ?? '';
  const [draft] = useState(() => keptEdit(person, order.key));
  const [edit, setEdit] = useState<Edit | undefined>(draft.get);
  const keep = (next: Edit | undefined): void => {
    draft.set(next);
    setEdit(next);
  };
  const begin = (): void => keep({ title: order.title, description: order.description, base: baseOf(order, ['title', 'description']) });
  useKeys(mayEdit && edit === undefined ? { d: begin } : {});

  if (edit !== undefined && mayEdit) return <Form edit={edit} keep={keep} change={change} />;
  return (
    <div className={styles['title']}>
      <h1 id="order-title" dir="auto">
        {order.title}
      </h1>
      {mayEdit && (
        <Button look="quiet" size="small" square className={styles['pen']} aria-label={t('change.title')} title={t('change.titleKey')} onClick={begin}>
          <Icon name="pen" size={14} />
        </Button>
      )}
    </div>
  );
}

type FormProps = { edit: Edit; keep: (edit: Edit | undefined) => void; change: OrderChange };

function Form({ edit, keep, change }: FormProps) {
  const { t } = useTranslation();
  const problemWords = useProblemWords();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const tooLong = edit.title.trim().length > LONGEST_TITLE ? LONGEST_TITLE : edit.description.length > LONGEST_TEXT ? LONGEST_TEXT : 0;

  function save(): void {
    const wish: Wish = {};
    const [title, description] = [edit.title.trim(), edit.description.trim()];
    if (title !== edit.base.was.title) wish.title = { value: title, said: title };
    if (description !== edit.base.was.description) wish.description = { value: description, said: description };
    if (Object.keys(wish).length === 0) giveUp();
    else if (title && tooLong === 0 && !change.busy) void change.save(edit.base, wish, () => keep(undefined));
  }

  function giveUp(): void {
    change.forget();
    keep(undefined);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const line = event.target instanceof HTMLInputElement;
    if (event.key === 'Enter' && (line || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    }
    if (event.key === 'Escape') giveUp();
  }

  return (
    <form className={styles['form']} onKeyDown={onKeyDown} onSubmit={(event) => event.preventDefault()} aria-label={t('change.title')}>
      <h1 id="order-title" className={unseen['unseen']}>
        {edit.base.was.title}
      </h1>
      <input
        ref={first}
        className={styles['input']}
        dir="auto"
        value={edit.title}
        aria-label={t('fields.title')}
        onChange={(event) => keep({ ...edit, title: event.target.value })}
      />
      <textarea
        className={styles['text']}
        dir="auto"
        rows={3}
        value={edit.description}
        aria-label={t('orders.description')}
        placeholder={t('orders.description')}
        onChange={(event) => keep({ ...edit, description: event.target.value })}
      />
      {tooLong > 0 && <Said>{t('change.tooLong', { count: tooLong })}</Said>}
      {change.trouble !== undefined && change.clash === undefined && <Said title={t('change.failed')}>{problemWords(change.trouble)}</Said>}
      <div className={styles['buttons']}>
        <Button look="primary" size="small" busy={change.busy} disabled={!edit.title.trim() || tooLong > 0} onClick={save}>
          {t('change.save')}
        </Button>
        <Button size="small" onClick={giveUp}>
          {t('change.giveUp')}
        </Button>
      </div>
    </form>
  );
}

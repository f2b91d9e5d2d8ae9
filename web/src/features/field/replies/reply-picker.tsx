import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { readReply, suggestionsQuery, type Language, type Rendered, type Suggestion } from '@/features/workorders/replies/queries';
import { readable } from '@/features/workorders/replies/readable';
import { nameFor, useReader } from '@/lib/reader';
import { useSettled } from '@/lib/settled';
import { Button } from '@/ui/button';
import { Said } from '@/ui/notice';

import form from '../form.module.css';
import { Bones } from '../states';
import styles from './reply-picker.module.css';

const PAUSE_MS = 200;
const MOST = 8;

type Props = { order: string; language: Language | undefined; onPut: (template: string, said: Rendered) => void };

/** 回复模板: the likeliest for this order first; what is chosen is read from the server as it stands for this order. */
export function ReplyPicker(props: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {t('field.reply.use')}
      </Button>
    );
  }
  return <Choices {...props} onDone={() => setOpen(false)} />;
}

function Choices({ order, language, onPut, onDone }: Props & { onDone: () => void }) {
  const { t } = useTranslation();
  const { language: reads } = useReader();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState('');
  const [failed, setFailed] = useState(false);
  const found = useQuery(suggestionsQuery(order, useSettled(typed, PAUSE_MS)));
  const rows = found.data?.rows.slice(0, MOST) ?? [];
  const text = (row: Suggestion): string => readable(nameFor(reads, { name_zh: row.text_zh, name_en: row.text_en }), found.data?.placeholders ?? [], reads);

  async function put(row: Suggestion): Promise<void> {
    setBusy(row.key);
    setFailed(false);
    try {
      onPut(row.key, await readReply(order, row.key, language));
      onDone();
    } catch {
      setFailed(true);
    } finally {
      setBusy('');
    }
  }

  return (
    <div className={styles['picker']}>
      <input id={id} type="search" className={form['text']} aria-label={t('field.reply.search')} placeholder={t('field.reply.search')} value={typed} onChange={(event) => setTyped(event.target.value)} />
      {found.isPending && <Bones label={t('field.reply.loading')} rows={2} />}
      {(failed || (found.isError && rows.length === 0)) && <Said>{t('field.reply.failed')}</Said>}
      {found.isSuccess && rows.length === 0 && <p className={styles['none']}>{t('field.reply.none')}</p>}
      <ul className={styles['rows']}>
        {rows.map((row) => (
          <li key={row.key}>
            <button type="button" disabled={busy !== ''} aria-busy={busy === row.key} onClick={() => void put(row)}>
              <b dir="auto">{nameFor(reads, row)}</b>
              <small dir="auto">{text(row)}</small>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

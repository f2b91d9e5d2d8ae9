import type { TFunction } from 'i18next';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useNow } from '@/lib/now';
import { nameFor, useReader } from '@/lib/reader';
import { ago, exact } from '@/lib/time';
import { Avatar } from '@/ui/avatar';
import { Priority } from '@/ui/priority';

import { dueFace } from './due-chip';
import { stateFace, stateWords } from './order-state';
import { valueWords } from './own/value-words';
import { codeOf, type CustomField } from './own/types';
import { isOwn, type Column, type Ready } from './queue-columns';
import styles from './queue-table.module.css';
import type { Row } from './types';
import { useOwnFields } from './use-own-fields';
import { channelWord } from './words';

/**
 * Who reads, in which words, and when: found once for the whole table. Cells are functions without hooks, because the
 * hooks of ten cells cost a row more than all else, and a quick wheel brings in a screenful of rows at once.
 */
export type Reading = { t: TFunction; reader: ReturnType<typeof useReader>; now: Date; own: ReadonlyMap<string, CustomField> };

export function useReading(): Reading {
  const { t } = useTranslation();
  const [reader, now] = [useReader(), useNow()];
  const said = useMemo(() => remembering(t), [t]);
  const own = useOwnFields();
  return useMemo(() => ({ t: said, reader: { ...reader, say: said }, now, own: own ?? NONE }), [said, reader, now, own]);
}

const NONE: ReadonlyMap<string, CustomField> = new Map();

/** What was said once is not looked up again: ten words a row, a screenful of rows for every turn of a quick wheel. */
function remembering(t: TFunction): TFunction {
  const said = new Map<string, string>();
  const say = (key: string, values: Record<string, string | number> = {}): string => {
    const asked = `${key} ${Object.values(values).join(' ')}`;
    const found = said.get(asked) ?? t(key as 'queue.nobody', values);
    said.set(asked, found);
    return found;
  };
  return say as TFunction;
}

/** What stands in a cell; the title, which is the row's link, the line draws itself. */
const CELLS: Record<Exclude<Ready, 'title'>, (row: Row, reading: Reading) => ReactNode> = {
  priority: ({ priority }, { t }) => <Priority level={priority} label={t('orders.priorityLabel', { p: priority })} />,
  number: ({ number }, { t }) => t('orders.number', { number }),
  customer: ({ customer }) => customer?.name,
  asset: ({ asset }) => asset?.name,
  kind: ({ kind }, { reader }) => nameFor(reader.language, kind),
  team: ({ team }, { reader }) => team && nameFor(reader.language, team),
  state: (row, { t, reader }) => stateFace(row, t, reader.language),
  due: dueFace,
  owner,
  channel: ({ channel }, { t }) => t(`orders.channel.${channelWord(channel)}`),
  reported: ({ reported_at }, reading) => said(reported_at, reading),
  changed: ({ changed_at }, reading) => said(changed_at, reading),
};

/** What may be cut short says all of it on hover. */
const WHOLE: Partial<Record<Ready, (row: Row, reading: Reading) => string | undefined>> = {
  title: (row) => row.title,
  customer: (row) => row.customer?.name,
  asset: (row) => row.asset?.name,
  state: (row, { t, reader }) => stateWords(row, t, reader.language),
};

/** What stands in a cell of any column but the title. */
export const cellOf = (column: Exclude<Column, 'title'>, row: Row, reading: Reading): ReactNode => (isOwn(column) ? ownWords(column, row, reading) : CELLS[column](row, reading));

export const wholeOf = (column: Column, row: Row, reading: Reading): string | undefined => (isOwn(column) ? ownWords(column, row, reading) : WHOLE[column]?.(row, reading));

function ownWords(column: string, row: Row, { t, reader, own }: Reading): string {
  const [field, held] = [own.get(column), row.custom?.[codeOf(column)]];
  return field && held ? valueWords(t, reader.language, field, held.value, held.name) : '';
}

function owner({ owner }: Row, { t }: Reading): ReactNode {
  return (
    <span className={`${styles['person']} ${owner ? '' : styles['nobody']}`.trim()} title={owner?.name ?? t('queue.nobody')}>
      <Avatar name={owner?.name ?? null} small />
      <span>{owner?.name ?? t('queue.unassigned')}</span>
    </span>
  );
}

function said(at: string, { reader, now }: Reading): ReactNode {
  const when = new Date(at);
  return (
    <time dateTime={at} title={exact(when, reader)}>
      {ago(when, now, reader)}
    </time>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { Popover } from '@/ui/popover';
import { useProblemWords } from '@/ui/problem-words';
import { ReadTrouble } from '@/ui/read-trouble';
import { Moment } from '@/ui/said-time';

import { narrowedTo } from '../paths';
import type { Column } from '../queue-columns';
import { useQueueSpot } from '../use-queue';
import styles from './export-button.module.css';
import { beginExport, exportFile, exportsChanged, exportsQuery, stopExport } from './queries';
import type { Export, Format } from './types';
import { useList } from './use-list';

const FORMATS = ['xlsx', 'csv'] as const;

/** The list as a file: asked for, followed, stopped, fetched. */
export function ExportButton({ columns }: { columns: Column[] }) {
  const { t } = useTranslation();
  const face = (
    <>
      <Icon name="save" />
      {t('lists.export')}
    </>
  );
  return (
    <Popover label={t('lists.exportTitle')} face={face} look="quiet" size="small">
      {() => <Exports columns={columns} />}
    </Popover>
  );
}

function Exports({ columns }: { columns: Column[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = useProblemWords();
  const { view, ...narrowed } = useQueueSpot();
  const { spot, filter } = useList();
  const latest = useQuery(exportsQuery);
  const [write] = useState(beginExport);
  const [busy, setBusy] = useState<Format>();
  const [trouble, setTrouble] = useState<unknown>();

  async function ask(format: Format): Promise<void> {
    setBusy(format);
    setTrouble(undefined);
    try {
      await write.run({ format, view, columns, filter, saved: spot.saved ?? null, among: spot.among ?? null, sort: spot.sort ?? null, ...narrowedTo(narrowed) });
      exportsChanged(client);
    } catch (error) {
      setTrouble(error);
    }
    setBusy(undefined);
  }

  return (
    <div className={styles['exports']}>
      <p>{t('lists.exportText')}</p>
      <div className={styles['formats']}>
        {FORMATS.map((format) => (
          <Button key={format} size="small" busy={busy === format} onClick={() => void ask(format)}>
            {t(`lists.format.${format}`)}
          </Button>
        ))}
      </div>
      {trouble !== undefined && <Said>{words(trouble)}</Said>}
      {latest.error && latest.data === undefined && <ReadTrouble error={latest.error} onRetry={() => void latest.refetch()} />}
      <ul aria-live="polite">
        {latest.data?.rows.map((row) => (
          <OneExport key={row.key} row={row} onTrouble={setTrouble} />
        ))}
      </ul>
    </div>
  );
}

const KB = 1024;

function OneExport({ row, onTrouble }: { row: Export; onTrouble: (error: unknown) => void }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const client = useQueryClient();
  const [write] = useState(() => stopExport(row.key));
  const kept = row.state === 'done' && row.kept_until !== null;
  const stop = (): void => void write.run({}).catch(onTrouble).finally(() => exportsChanged(client));
  return (
    <li className={styles['one']}>
      {kept ? (
        <a href={exportFile(row.key)} download>
          <Icon name="save" size={14} />
          {row.name}
        </a>
      ) : (
        <Moment at={row.started_at} />
      )}
      {row.state === 'running' ? (
        <>
          <progress className={styles['progress']} {...(row.total !== null && { max: row.total, value: row.done })} aria-label={t('lists.exporting')} />
          <span className={styles['figure']}>{t('lists.rows', { count: row.done })}</span>
          <Button look="quiet" size="small" onClick={stop}>
            {t('lists.stop')}
          </Button>
        </>
      ) : (
        <span className={styles['figure']}>{kept ? t('lists.rowsAndSize', { count: row.done, kb: Math.max(1, Math.round((row.bytes ?? 0) / KB)).toLocaleString(language) }) : t(`lists.ended.${ending(row)}`)}</span>
      )}
    </li>
  );
}

const TROUBLES = ['filter_too_broad', 'export_too_large', 'export_expired'] as const;

function ending(row: Export): (typeof TROUBLES)[number] | 'stopped' | 'failed' {
  if (row.state === 'stopped') return 'stopped';
  return TROUBLES.find((one) => one === row.trouble) ?? 'failed';
}

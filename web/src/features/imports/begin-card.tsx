import { useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';

import { newKey } from '@/api/ids';
import { upload } from '@/api/uploads';
import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { sized } from '@/ui/files/sized';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import styles from './imports.module.css';
import { importPath, templateAddress } from './paths';
import { beginImport, listChanged } from './queries';
import type { Subject } from './types';

const TAKEN = '.csv,.tsv,.txt,.xlsx,.xlsm,.json,.ndjson';
const FORMATS = ['xlsx', 'csv'] as const;

/** What is to be brought, an empty table of it, and the file. */
export function BeginCard({ subjects }: { subjects: Subject[] }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const [params, setParams] = useSearchParams();
  const subject = subjects.find((one) => one.code === params.get('subject')) ?? subjects[0];
  const sending = useSending(subject?.code ?? '');
  if (subject === undefined) return null;
  return (
    <Card icon="plus" title={t('imports.new')} lead={t('imports.newLead')}>
      <div className={styles['begin']}>
        <label className={styles['field']}>
          <span>{t('imports.what')}</span>
          <Select
            className={styles['subject'] ?? ''}
            aria-label={t('imports.what')}
            value={subject.code}
            disabled={sending.busy}
            options={subjects.map((one) => ({ value: one.code, label: nameFor(language, one) }))}
            onChange={(code: string) => setParams({ subject: code }, { replace: true })}
          />
        </label>
        <div className={styles['field']}>
          <span>{t('imports.template')}</span>
          <span className={styles['templates']}>
            {FORMATS.map((format) => (
              <a key={format} href={templateAddress(subject.code, format)} download>
                {t(`imports.templates.${format}`)}
              </a>
            ))}
          </span>
        </div>
      </div>
      <p className={styles['soft']}>{t('imports.known', { by: language === 'en' ? subject.identity_en : subject.identity_zh })}</p>
      <Drop sending={sending} />
    </Card>
  );
}

type Sending = ReturnType<typeof useSending>;

function Drop({ sending }: { sending: Sending }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const words = useProblemWords();
  const [over, setOver] = useState(false);
  const { file, sent, busy, trouble } = sending;

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const [first] = event.dataTransfer.files;
    if (first && !busy) void sending.send(first);
  }

  const percent = file && file.size > 0 ? Math.floor((100 * sent) / file.size) : 0;
  return (
    <>
      <label
        className={styles['drop']}
        data-over={over}
        data-busy={busy}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          type="file"
          accept={TAKEN}
          disabled={busy}
          aria-label={t('imports.choose')}
          onChange={(event) => {
            const [first] = [...(event.target.files ?? [])];
            if (first) void sending.send(first);
            event.target.value = ''; // the same file may be chosen again
          }}
        />
        {file && busy ? (
          <>
            <span className={styles['fileName']} dir="auto">
              {file.name}
            </span>
            <progress className={styles['bar']} max={100} value={percent} aria-label={t('imports.sending', { name: file.name })} />
            <span className={styles['soft']}>{t('imports.sent', { percent, size: sized(file.size, language) })}</span>
          </>
        ) : (
          <>
            <Icon name="upload" size={20} />
            <span>{t('imports.drop')}</span>
            <span className={styles['soft']}>{t('imports.limits')}</span>
          </>
        )}
      </label>
      {busy && (
        <div className={styles['acts']}>
          <Button size="small" onClick={sending.stop}>
            {t('imports.stopSending')}
          </Button>
        </div>
      )}
      {trouble !== undefined && <Said title={t('imports.notSent')}>{words(trouble)}</Said>}
    </>
  );
}

/** One file on its way in; once it is there, its import begins and has an address of its own. */
function useSending(subject: string) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [write] = useState(beginImport);
  const [file, setFile] = useState<File>();
  const [sent, setSent] = useState(0);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const stopping = useRef<AbortController>(undefined);
  useEffect(() => () => stopping.current?.abort(), []); // whoever went on to another page is not called back to this one

  async function send(one: File): Promise<void> {
    const [key, control] = [newKey(), new AbortController()];
    stopping.current = control;
    setFile(one);
    setSent(0);
    setTrouble(undefined);
    setBusy(true);
    try {
      await upload({ door: 'staff', key, file: one, name: one.name, begun: false }, setSent, control.signal);
      const begun = await write.run({ subject, file: key });
      void listChanged(client);
      if (!control.signal.aborted) void navigate(importPath(begun.key));
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) setTrouble(error);
    } finally {
      setBusy(false);
    }
  }

  return { file, sent, busy, trouble, send, stop: () => stopping.current?.abort() };
}

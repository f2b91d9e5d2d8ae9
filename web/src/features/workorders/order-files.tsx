import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { FileStrip } from '@/ui/files/strip';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import styles from './order-files.module.css';
import { fileAddress, filesQuery, removeFile, writtenBeside, type OrderFile } from './queries';
import type { Order } from './types';

type Files = { order: string; files: OrderFile[] };
const Context = createContext<Files>({ order: '', files: [] });

/** The files of an order for everything below, read once. */
export function OrderFiles({ order, children }: { order: string; children: ReactNode }) {
  const found = useQuery(filesQuery(order));
  return <Context value={{ order, files: found.data?.rows ?? [] }}>{children}</Context>;
}

export const useFilesOf = (of: (file: OrderFile) => boolean): OrderFile[] => use(Context).files.filter(of);

/** Those of the order's files that belong here; opened large, all of the order's can be leafed through. */
export function FilesOf({ of }: { of: (file: OrderFile) => boolean }) {
  const { order, files } = use(Context);
  return <FileStrip files={files.filter(of)} among={files} address={fileAddress(order)} />;
}

/** Everything that was attached to an order, in one place. Without any it takes no room. */
export function FilesCard({ order }: { order: Order }) {
  const { t } = useTranslation();
  const found = useQuery(filesQuery(order.key));
  const [removing, setRemoving] = useState(false);
  if (found.isError && found.data === undefined)
    return (
      <Card icon="clip" title={t('files.ofOrder')}>
        <Said>{t('files.unread')}</Said>
        <Button size="small" onClick={() => void found.refetch()}>
          {t('trouble.retry')}
        </Button>
      </Card>
    );
  const files = found.data?.rows ?? [];
  if (files.length === 0) return null;
  const mine = files.filter((file) => file.mine);
  const actions = mine.length > 0 && (
    <Button look="quiet" size="small" aria-pressed={removing} onClick={() => setRemoving(!removing)}>
      {t(removing ? 'files.removeDone' : 'files.removeMine')}
    </Button>
  );
  return (
    <Card icon="clip" title={`${t('files.ofOrder')} · ${files.length}`} actions={actions}>
      {removing ? <Mine order={order.key} files={mine} /> : <FileStrip files={files} address={fileAddress(order.key)} />}
    </Card>
  );
}

/** What the reader attached, each to be taken away: asked once more, for it cannot be brought back. */
function Mine({ order, files }: { order: string; files: OrderFile[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = useProblemWords();
  const [write] = useState(() => removeFile(order));
  const [sure, setSure] = useState('');
  const [trouble, setTrouble] = useState<unknown>();

  async function remove(file: string): Promise<void> {
    setTrouble(undefined);
    try {
      client.setQueryData(filesQuery(order).queryKey, await write.run({ file }));
      writtenBeside(client, order);
    } catch (error) {
      setTrouble(error);
    }
    setSure('');
  }

  return (
    <>
      {trouble !== undefined && <Said>{words(trouble)}</Said>}
      <ul className={styles['mine']}>
        {files.map((file) => (
          <li key={file.key}>
            <span className={styles['name']} title={file.name} dir="auto">
              {file.name || t('files.photo')}
            </span>
            {sure === file.key ? (
              <>
                <Button size="small" onClick={() => void remove(file.key)} autoFocus>
                  {t('files.removeSure')}
                </Button>
                <Button size="small" look="quiet" onClick={() => setSure('')}>
                  {t('files.keep')}
                </Button>
              </>
            ) : (
              <Button size="small" look="quiet" square aria-label={t('files.remove', { name: file.name })} onClick={() => setSure(file.key)}>
                <Icon name="cross" size={14} />
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

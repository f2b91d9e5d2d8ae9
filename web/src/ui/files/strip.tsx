import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useReader } from '@/lib/reader';

import { Icon } from '../icon';
import { sized } from './sized';
import styles from './strip.module.css';

const Viewer = lazy(() => import('./viewer').then((found) => ({ default: found.Viewer })));

/** A file that is there, or on its way. */
export type Shown = {
  key: string;
  name: string;
  type: string;
  size: number | null;
  width: number | null;
  state: 'promised' | 'uploading' | 'checking' | 'ready' | 'refused' | 'gone';
  reason?: string;
};

export type View = 'original' | 'preview' | 'thumbnail';

type Props = {
  files: Shown[];
  /** Everything that can be leafed through, where that is more than what is shown here. */
  among?: Shown[];
  address: (key: string, view: View) => string;
};

export const isPicture = (file: Shown): boolean => file.width !== null;
/** What can be looked at in place. */
export const isViewable = (file: Shown): boolean => file.state === 'ready' && (isPicture(file) || /^video\/(mp4|webm|quicktime)$/.test(file.type));

/** Files in a row: pictures as pictures, the rest by name; a tap opens a picture large. */
export function FileStrip({ files, among = files, address }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState('');
  if (files.length === 0) return null;
  return (
    <>
      <ul className={styles['strip']} aria-label={t('files.title')}>
        {files.map((file) => (
          <li key={file.key}>
            {isViewable(file) ? (
              <button type="button" className={styles['picture']} onClick={() => setOpen(file.key)} aria-label={t('files.open', { name: file.name })} title={file.name}>
                {isPicture(file) ? <img src={address(file.key, 'thumbnail')} alt={file.name} loading="lazy" decoding="async" /> : <Play name={file.name} />}
              </button>
            ) : (
              <Named file={file} address={address} />
            )}
          </li>
        ))}
      </ul>
      {open && (
        <Suspense fallback={null}>
          <Viewer files={among.filter(isViewable)} at={open} address={address} onClose={() => setOpen('')} />
        </Suspense>
      )}
    </>
  );
}

function Play({ name }: { name: string }) {
  return (
    <span className={styles['video']}>
      <Icon name="right" size={20} />
      <small dir="auto">{name}</small>
    </span>
  );
}

const REFUSALS = ['infected', 'too_large_to_scan', 'unreadable_picture', 'too_many_pixels', 'too_many_frames', 'check_failed'] as const;
const refusal = (reason: string) => REFUSALS.find((one) => one === reason) ?? 'check_failed';

function Named({ file, address }: { file: Shown; address: Props['address'] }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const size = file.size === null ? '' : sized(file.size, language);
  if (file.state === 'ready')
    return (
      <a className={styles['named']} href={address(file.key, 'original')} download={file.name} title={t('files.save', { name: file.name })}>
        <Icon name="note" size={16} />
        <span className={styles['name']} dir="auto">
          {file.name}
        </span>
        <small>{size}</small>
      </a>
    );
  const told = file.state === 'refused' ? t(`files.refused.${refusal(file.reason ?? '')}`) : t(`files.state.${file.state}`);
  return (
    <span className={styles['named']} data-state={file.state}>
      <Icon name={file.state === 'refused' || file.state === 'gone' ? 'warn' : 'clock'} size={16} />
      <span className={styles['name']} dir="auto">
        {file.name || t('files.photo')}
      </span>
      <small>{told}</small>
    </span>
  );
}

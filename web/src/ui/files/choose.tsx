import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useReader } from '@/lib/reader';

import { Icon } from '../icon';
import { useProblemWords } from '../problem-words';
import styles from './choose.module.css';
import { sized } from './sized';
import { MOST, type Chosen } from './uploads';
import type { Choosing } from './use-uploads';

type Props = { choosing: Choosing; camera?: boolean; className?: string; children: ReactNode };

/** A button that lets somebody choose files, or take a picture. */
export function ChooseFiles({ choosing, camera = false, className = '', children }: Props) {
  return (
    <label className={`${styles['choose']} ${className}`.trim()}>
      <input
        type="file"
        multiple={!camera}
        accept={camera ? 'image/*' : undefined}
        capture={camera ? 'environment' : undefined}
        onChange={(event) => {
          choosing.add([...(event.target.files ?? [])]);
          event.target.value = ''; // the same file may be chosen again
        }}
      />
      {children}
    </label>
  );
}

/** What was chosen: how far it is, a way to stop it and a way to try again. */
export function ChosenFiles({ choosing }: { choosing: Choosing }) {
  const { t } = useTranslation();
  if (choosing.chosen.length === 0) return null;
  return (
    <>
      <ul className={styles['chips']} aria-label={t('files.chosen')}>
        {choosing.chosen.map((one) => (
          <Chip key={one.key} one={one} choosing={choosing} />
        ))}
      </ul>
      {choosing.tooMany && (
        <p className={styles['trouble']} role="alert">
          {t('files.tooMany', { count: MOST })}
        </p>
      )}
    </>
  );
}

function Chip({ one, choosing }: { one: Chosen; choosing: Choosing }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const words = useProblemWords();
  const percent = one.size > 0 ? Math.floor((100 * one.sent) / one.size) : 0;
  const told = { waiting: t('files.waits'), sending: `${percent}%`, done: sized(one.size, language), failed: t('files.failed') }[one.state];
  return (
    <li className={styles['chip']} data-state={one.state}>
      <span className={styles['face']}>{one.preview ? <img src={one.preview} alt="" /> : <Icon name="note" size={16} />}</span>
      <span className={styles['words']}>
        <span className={styles['name']} title={one.name} dir="auto">
          {one.name}
        </span>
        <small>{told}</small>
        {one.state === 'failed' && (
          <small className={styles['trouble']} role="alert">
            {words(one.trouble)}
          </small>
        )}
      </span>
      {one.state === 'failed' && (
        <button type="button" className={styles['act']} aria-label={t('files.retry', { name: one.name })} title={t('trouble.retry')} onClick={() => choosing.retry(one.key)}>
          <Icon name="history" size={16} />
        </button>
      )}
      <button type="button" className={styles['act']} aria-label={t('files.remove', { name: one.name })} title={t('files.removeShort')} onClick={() => choosing.remove(one.key)}>
        <Icon name="cross" size={16} />
      </button>
      {one.state === 'sending' && <progress className={styles['bar']} max={100} value={percent} aria-label={t('files.progress', { name: one.name })} />}
    </li>
  );
}

import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { Icon } from '../icon';
import { isPicture, type Shown, type View } from './strip';
import styles from './viewer.module.css';

type Props = { files: Shown[]; at: string; address: (key: string, view: View) => string; onClose: () => void };

/** One picture as large as the window, the others an arrow away. Esc leads back to where one was. */
export function Viewer({ files, at, address, onClose }: Props) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const touched = useRef<number>(0);
  const [key, setKey] = useState(at);
  const place = Math.max(0, files.findIndex((one) => one.key === key));
  const file = files[place];
  useEffect(() => {
    const back = document.activeElement;
    dialog.current?.showModal();
    return () => (back as HTMLElement | null)?.focus();
  }, []);

  const step = (by: number): void => setKey(files[(place + by + files.length) % files.length]?.key ?? key);
  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation(); // the page below has keys of its own
    if (event.key === 'ArrowRight') step(1);
    else if (event.key === 'ArrowLeft') step(-1);
    else if (event.key === 'Home') setKey(files[0]?.key ?? key);
    else if (event.key === 'End') setKey(files.at(-1)?.key ?? key);
    else return;
    event.preventDefault();
  }

  if (file === undefined) return null;
  return (
    <dialog
      ref={dialog}
      className={styles['viewer']}
      aria-label={file.name}
      onClose={onClose}
      onKeyDown={onKeyDown}
      onClick={(event) => event.target === event.currentTarget && dialog.current?.close()}
      onTouchStart={(event) => (touched.current = event.touches[0]?.clientX ?? 0)}
      onTouchEnd={(event) => {
        const moved = (event.changedTouches[0]?.clientX ?? 0) - touched.current;
        if (Math.abs(moved) > SWIPE) step(moved < 0 ? 1 : -1);
      }}
    >
      <header className={styles['head']}>
        <b dir="auto">{file.name}</b>
        {files.length > 1 && <span>{t('files.place', { n: place + 1, of: files.length })}</span>}
        <a href={address(file.key, 'original')} download={file.name} className={styles['act']} aria-label={t('files.save', { name: file.name })} title={t('files.saveShort')}>
          <Icon name="down" />
        </a>
        <button type="button" className={styles['act']} onClick={() => dialog.current?.close()} aria-label={t('files.close')} title={t('files.close')} autoFocus>
          <Icon name="cross" />
        </button>
      </header>
      <div className={styles['stage']} onClick={(event) => event.target === event.currentTarget && dialog.current?.close()}>
        {isPicture(file) ? (
          <img key={file.key} src={address(file.key, 'preview')} alt={file.name} />
        ) : (
          <video key={file.key} src={address(file.key, 'original')} controls playsInline preload="metadata" />
        )}
      </div>
      {files.length > 1 && (
        <>
          <button type="button" className={`${styles['turn']} ${styles['previous']}`} onClick={() => step(-1)} aria-label={t('files.previous')}>
            <Icon name="left" size={20} />
          </button>
          <button type="button" className={`${styles['turn']} ${styles['next']}`} onClick={() => step(1)} aria-label={t('files.next')}>
            <Icon name="right" size={20} />
          </button>
        </>
      )}
    </dialog>
  );
}

/** A finger that moved so far turned the page. */
const SWIPE = 60;

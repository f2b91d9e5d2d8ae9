import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { buttonClass } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { useProblemWords } from '@/ui/problem-words';

import styles from './photo-field.module.css';
import type { Seen } from './photos';
import { usePhotos, usePicked } from './use-photos';

/** Pictures for what is being written: taken now or chosen, kept on the phone until the server has them. */
export function PhotoField({ draft, order }: { draft: string; order: string }) {
  const { t } = useTranslation();
  const photos = usePhotos();
  const picked = usePicked(draft);
  const [full, setFull] = useState(false);
  const pick = (files: FileList | null): void => {
    photos.pick(draft, order, [...(files ?? [])]).then(
      () => setFull(false),
      () => setFull(true),
    );
  };
  return (
    <div className={styles['field']}>
      {picked.length > 0 && (
        <ul className={styles['photos']} aria-label={t('files.chosen')}>
          {picked.map((one) => (
            <li key={one.key}>
              <Face one={one} />
              <button type="button" onClick={() => void photos.drop(one.key)} aria-label={t('files.remove', { name: one.name })}>
                <Icon name="cross" size={16} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {full && (
        <p className={styles['trouble']} role="alert">
          {t('field.sheet.full')}
        </p>
      )}
      <div className={styles['ways']}>
        <label className={`${buttonClass()} ${styles['way']}`}>
          <input type="file" accept="image/*" capture="environment" onChange={(event) => (pick(event.target.files), (event.target.value = ''))} />
          <Icon name="camera" />
          {t('files.camera')}
        </label>
        <label className={`${buttonClass()} ${styles['way']}`}>
          <input type="file" multiple onChange={(event) => (pick(event.target.files), (event.target.value = ''))} />
          <Icon name="clip" />
          {t('files.pick')}
        </label>
      </div>
    </div>
  );
}

/** Those of an order that are still on this phone. */
export function PhotosOnTheWay({ order }: { order: string }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const photos = usePhotos();
  const going = usePicked('').filter((one) => one.order === order);
  if (going.length === 0) return null;
  const [size, sent] = [sum(going.map((one) => one.blob.size)), sum(going.map((one) => one.sent))];
  const troubled = going.filter((one) => one.trouble !== undefined);
  return (
    <div className={styles['going']} role="status">
      <span>{t('files.onThePhone', { count: going.length, percent: size > 0 ? Math.floor((100 * sent) / size) : 0 })}</span>
      {troubled.map((one) => (
        <p key={one.key} className={styles['trouble']}>
          {`${one.name}: ${words(one.trouble)}`}
          <button type="button" className={buttonClass({ look: 'quiet', size: 'small' })} onClick={() => void photos.drop(one.key)}>
            {t('files.removeShort')}
          </button>
        </p>
      ))}
    </div>
  );
}

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);

function Face({ one }: { one: Seen }) {
  const image = useRef<HTMLImageElement>(null);
  const shown = one.blob.type.startsWith('image/') && one.blob.type !== 'image/svg+xml';
  useEffect(() => {
    if (!shown || image.current === null) return;
    const made = URL.createObjectURL(one.blob);
    image.current.src = made;
    return () => URL.revokeObjectURL(made);
  }, [one.blob, shown]);
  return shown ? <img ref={image} alt={one.name} /> : <span className={styles['name']}>{one.name}</span>;
}

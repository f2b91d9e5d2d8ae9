import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Item, Said } from '@/features/workorders/checklists/types';
import { FilesOf, useFilesOf } from '@/features/workorders/order-files';
import { buttonClass } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { useProblemWords } from '@/ui/problem-words';

import type { Seen } from '../photos/photos';
import { usePhotos, usePicked } from '../photos/use-photos';
import styles from './item-photos.module.css';

type Props = { order: string; item: Item; said: Said | undefined; onFiles: ((files: string[]) => Promise<boolean>) | undefined };

const MOST = 20;

/** The pictures of an item: those the server has, those still on the phone, and the camera. */
export function ItemPhotos({ order, item, said, onFiles }: Props) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const photos = usePhotos();
  const keys = said?.files ?? [];
  const going = usePicked('').filter((one) => keys.includes(one.key));
  const there = new Set([...useFilesOf((file) => keys.includes(file.file)).map((file) => file.file), ...going.map((one) => one.key)]);
  const elsewhere = keys.filter((key) => !there.has(key)).length;
  const [full, setFull] = useState(false);

  async function take(files: FileList | null): Promise<void> {
    try {
      setFull(false);
      const taken = await photos.keep(order, [...(files ?? [])].slice(0, MOST - keys.length));
      await onFiles?.([...keys, ...taken]);
    } catch {
      setFull(true);
    }
  }

  return (
    <div className={styles['photos']}>
      <FilesOf of={(file) => keys.includes(file.file) && !going.some((one) => one.key === file.file)} />
      {going.length > 0 && (
        <ul className={styles['going']} aria-label={t('checks.photosGoing')}>
          {going.map((one) => (
            <li key={one.key}>
              <Face one={one} />
              <Icon name={one.trouble === undefined ? 'clock' : 'warn'} size={16} />
            </li>
          ))}
        </ul>
      )}
      {going.filter((one) => one.trouble !== undefined).map((one) => (
        <p key={one.key} className={styles['trouble']} role="alert">{`${one.name}: ${words(one.trouble)}`}</p>
      ))}
      {elsewhere > 0 && <p className={styles['hint']}>{t('checks.photosElsewhere', { count: elsewhere })}</p>}
      {full && (
        <p className={styles['trouble']} role="alert">
          {t('field.sheet.full')}
        </p>
      )}
      {onFiles && item.kind === 'photo' && keys.length < MOST && (
        <div className={styles['ways']}>
          <label className={`${buttonClass({ size: 'big' })} ${styles['way']}`}>
            <input type="file" accept="image/*" capture="environment" onChange={(event) => (void take(event.target.files), (event.target.value = ''))} />
            <Icon name="camera" size={20} />
            {t('files.camera')}
          </label>
          <label className={`${buttonClass({ size: 'big' })} ${styles['way']}`}>
            <input type="file" accept="image/*" multiple onChange={(event) => (void take(event.target.files), (event.target.value = ''))} />
            <Icon name="clip" size={20} />
            {t('checks.fromAlbum')}
          </label>
        </div>
      )}
    </div>
  );
}

function Face({ one }: { one: Seen }) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    if (image.current === null) return;
    const made = URL.createObjectURL(one.blob);
    image.current.src = made;
    return () => URL.revokeObjectURL(made);
  }, [one.blob]);
  return <img ref={image} alt={one.name} />;
}

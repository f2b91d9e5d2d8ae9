import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { buttonClass } from '@/ui/button';
import { ChooseFiles, ChosenFiles } from '@/ui/files/choose';
import { useUploads } from '@/ui/files/use-uploads';
import { Icon } from '@/ui/icon';

import { FilesOf } from '../order-files';
import styles from './desk-photos.module.css';

/** The pictures of an item at the desk; more are answered with when all that was chosen has arrived. */
export function DeskPhotos({ keys, onFiles }: { keys: string[]; onFiles: ((files: string[]) => void) | undefined }) {
  const { t } = useTranslation();
  const choosing = useUploads('staff');
  const { busy, failed, clear } = choosing;
  const arrived = choosing.keys.join(' ');
  const given = useRef({ keys, onFiles });
  useEffect(() => {
    given.current = { keys, onFiles };
  });
  useEffect(() => {
    if (busy || failed || arrived === '') return;
    given.current.onFiles?.([...given.current.keys, ...arrived.split(' ')]);
    clear();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `clear` is made anew at each look, what it does is not
  }, [arrived, busy, failed]);
  return (
    <div className={styles['photos']}>
      <FilesOf of={(file) => keys.includes(file.file)} />
      <ChosenFiles choosing={choosing} />
      {onFiles && (
        <ChooseFiles choosing={choosing} className={buttonClass({ size: 'small' })}>
          <Icon name="camera" size={16} />
          {t('checks.photoAdd')}
        </ChooseFiles>
      )}
    </div>
  );
}

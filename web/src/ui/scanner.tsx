import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { look } from '@/lib/camera';

import { Button } from './button';
import { Said } from './notice';
import styles from './scanner.module.css';

type Props = { onFound: (code: string) => void; onClose: () => void };

/** What the camera sees, until it sees a code. */
export function Scanner({ onFound, onClose }: Props) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [denied, setDenied] = useState(false);
  const found = useRef(onFound);
  useEffect(() => {
    found.current = onFound;
  });
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    if (video.current === null) return;
    look(video.current, (code) => {
      if (!gone) found.current(code);
    }).then(
      (close) => (gone ? close() : (stop = close)),
      () => !gone && setDenied(true),
    );
    return () => {
      gone = true;
      stop?.();
    };
  }, []);
  if (denied) return <Said>{t('scanner.denied')}</Said>;
  return (
    <div className={styles['scanner']}>
      <video ref={video} muted playsInline aria-label={t('scanner.aim')} />
      <p>{t('scanner.aim')}</p>
      <Button size="big" onClick={onClose}>
        {t('scanner.stop')}
      </Button>
    </div>
  );
}

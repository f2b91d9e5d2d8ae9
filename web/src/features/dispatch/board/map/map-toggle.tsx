import { useTranslation } from 'react-i18next';

import { useKeys } from '@/lib/keys';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';

import { openMap, useMapOpen } from './use-map-open';

/** The map of the board, there or not. */
export function MapToggle() {
  const { t } = useTranslation();
  const open = useMapOpen();
  const toggle = (): void => openMap(!open);
  useKeys({ m: toggle });
  return (
    <Button look={open ? 'plain' : 'quiet'} size="small" aria-pressed={open} aria-keyshortcuts="m" title={t('map.openKey')} onClick={toggle}>
      <Icon name="map" size={14} />
      {t('map.open')}
      <Kbd>M</Kbd>
    </Button>
  );
}

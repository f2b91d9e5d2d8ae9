import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

import { keptSwitch } from './kept-switch';

const areas = keptSwitch('board.areas', 'open');
export const useAreasShown = areas.useIsOpen;

/** Territories on the map, or not: as this browser remembers it. */
export function AreaToggle({ onAway }: { onAway: () => void }) {
  const { t } = useTranslation();
  const shown = useAreasShown();
  function toggle(): void {
    areas.put(!shown);
    if (shown) onAway();
  }
  return (
    <Button square aria-label={t('map.areas')} title={t(shown ? 'map.hideAreas' : 'map.showAreas')} aria-pressed={shown} onClick={toggle}>
      <Icon name="area" />
    </Button>
  );
}

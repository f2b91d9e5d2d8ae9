import { useTranslation } from 'react-i18next';

import { useDay } from '@/lib/dates';

import { standing } from '../standing';
import type { Asset } from './queries';

/** The warranty in plain words, and the line under a thing's name. */
export function useThingWords(): { warranty: (asset: Asset) => string; line: (asset: Asset) => string } {
  const { t } = useTranslation();
  const day = useDay();

  function warranty({ cover }: Asset): string {
    const found = standing(cover);
    if (found.is === 'all') return t('portal.thing.allCovered', { date: day(found.until) });
    return t(({ partly: 'portal.thing.partly', none: 'portal.thing.noneCovered', unknown: 'portal.thing.unknown' } as const)[found.is]);
  }

  return {
    warranty,
    line: (asset) =>
      [asset.site, asset.serial && t('portal.report.serial', { serial: asset.serial }), standing(asset.cover).is === 'unknown' ? '' : warranty(asset)].filter(Boolean).join(' · '),
  };
}

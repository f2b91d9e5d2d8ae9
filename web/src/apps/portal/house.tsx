import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { houseQuery, type House } from '@/features/people/portal/queries';
import { useReader } from '@/lib/reader';
import { remembered } from '@/lib/storage';

const kept = remembered<string>('house', '');

/** Whose door it is: the company's name and number, also while the line is down. */
export function useHouse(): { name: string; phone: string } {
  const { t } = useTranslation();
  const { language } = useReader();
  const house = useQuery(houseQuery);
  if (house.data !== undefined) kept.set(JSON.stringify(house.data));
  const known = house.data ?? last();
  const name = language === 'en' ? known?.name_en : known?.name_zh;
  return { name: name !== undefined && name !== '' ? name : t('portal.company'), phone: known?.phone ?? '' };
}

function last(): House | undefined {
  try {
    return JSON.parse(kept.get()) as House;
  } catch {
    return undefined;
  }
}

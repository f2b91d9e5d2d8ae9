import { useTranslation } from 'react-i18next';

import { StaffDoor } from '@/features/people/staff-door';
import { go, inside, useAddress } from '@/lib/address';

/** The way in, and on to where one wanted to go. What waits on the phone is sent once its owner is back. */
export function Door() {
  const { t } = useTranslation();
  const next = inside(useAddress().query.get('next'));
  return <StaffDoor ended={next !== '/'} name={t('field.name')} onIn={() => go(next, { replace: true })} />;
}

import { ArrivalPage } from '@/features/dispatch/portal/arrival-page';

import { useHouse } from './house';

/** The page of a link, with the number to call when it does not help. */
export default function ArrivalDoor() {
  const { phone } = useHouse();
  return <ArrivalPage phone={phone} />;
}

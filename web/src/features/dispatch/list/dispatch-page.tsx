import { useSearchParams } from 'react-router';

import { OfferedList } from '../offers/offered-list';
import { listNamed } from '../paths';
import { WaitingList } from '../waiting/waiting-list';
import { UndecidedList } from './undecided-list';

/** What is to be dispatched, what somebody is asked about, and what waits for somebody: one list at a time, by the address. */
export function DispatchPage() {
  const [params] = useSearchParams();
  const list = listNamed(params.get('list'));
  if (list === 'offered') return <OfferedList />;
  return list === 'waiting' ? <WaitingList /> : <UndecidedList />;
}

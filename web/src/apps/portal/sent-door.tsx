import { SentPage } from '@/features/workorders/portal/sent-page';

import { Appointment } from './appointment';

/** It has arrived; and when we come, where one can choose. */
export default function SentDoor({ orderKey, phone }: { orderKey: string; phone: string }) {
  return <SentPage orderKey={orderKey} phone={phone} appointment={<Appointment orderKey={orderKey} phone={phone} />} />;
}

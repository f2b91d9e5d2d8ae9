import { useQuery } from '@tanstack/react-query';

import { FairCard } from '@/features/dispatch/fair/fair-card';
import { RemindersCard } from '@/features/notices/reminders/reminders-card';
import { MePage } from '@/features/people/me/me-page';
import { meQuery } from '@/features/people/queries';

/** One's own page with what the rooms above know of oneself. */
export function MeFile() {
  const me = useQuery(meQuery).data;
  const more = (
    <>
      <RemindersCard />
      {me && 'workorders.visit' in me.rights && <FairCard />}
    </>
  );
  return <MePage more={more} />;
}

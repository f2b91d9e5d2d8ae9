import { RemindersCard } from '@/features/notices/reminders/reminders-card';
import { MePage } from '@/features/people/me/me-page';

/** One's own page with what the rooms above know of oneself. */
export function MeFile() {
  return <MePage more={<RemindersCard />} />;
}

import { addWords } from '@/lib/i18n';
import { later } from '@/lib/later';
import choosing from '@/locales/doors/choosing';

/** When we come, as one chose it: fetched beside the page, which is of use without. */
export const Appointment = later(async () => {
  const [{ AppointmentCard }] = await Promise.all([import('@/features/dispatch/portal/appointment-card'), addWords(choosing)]);
  return AppointmentCard;
});

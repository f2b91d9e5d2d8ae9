import { addWords } from '@/lib/i18n';
import choosing from '@/locales/doors/choosing';

/** Where one chooses when we come, once its words are here. */
export async function timePage() {
  const [{ ChoosePage }] = await Promise.all([import('@/features/dispatch/portal/choose-page'), addWords(choosing)]);
  return { default: ChoosePage };
}

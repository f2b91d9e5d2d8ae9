import { Icon, type IconName } from '@/ui/icon';

const ICONS: Record<string, IconName> = {
  repair: 'wrench',
  inquiry: 'screen',
  support: 'screen',
  installation: 'cube',
  inspection: 'check',
  maintenance: 'gear',
  return: 'truck',
  training: 'people',
  complaint: 'flag',
};

/** What sort of order it is, at a glance; installations may have kinds of their own. */
export function KindIcon({ code }: { code: string }) {
  return <Icon name={ICONS[code] ?? 'note'} />;
}

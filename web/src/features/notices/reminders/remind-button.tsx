import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { meQuery } from '@/features/people/queries';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

import { askReminder, useHere } from './here';
import type { About } from './reminder-form';

/** 提醒我 on the page of a thing; while it is there, the key and the palette mean this thing too. */
export function RemindButton({ about, quiet = false }: { about: About; quiet?: boolean }) {
  const { t } = useTranslation();
  const may = 'notices.see' in (useQuery(meQuery).data?.rights ?? {});
  useHere(may ? about : undefined);
  if (!may) return null;
  return (
    <Button {...(quiet && { look: 'quiet' as const, size: 'small' as const })} title={t('remind.meAbout')} onClick={() => askReminder({ about })}>
      <Icon name="bell" size={quiet ? 14 : 16} />
      {t('remind.me')}
    </Button>
  );
}

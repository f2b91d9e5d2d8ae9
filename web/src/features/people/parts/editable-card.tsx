import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import type { IconName } from '@/ui/icon';

type Props = {
  icon: IconName;
  title: string;
  may: boolean;
  /** What the button says; to change what stands here, unless it adds to it. */
  word?: string;
  sheet: (close: () => void) => ReactNode;
  children: ReactNode;
};

/** A card whose button opens the sheet in which it is changed, for whoever may. */
export function EditableCard({ icon, title, may, word, sheet, children }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Card
      icon={icon}
      title={title}
      actions={
        may && (
          <Button size="small" look="quiet" onClick={() => setOpen(true)}>
            {word ?? t('people.edit')}
          </Button>
        )
      }
    >
      {children}
      {open && sheet(() => setOpen(false))}
    </Card>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Ask } from '@/ui/ask';

import { liftWish, wished, type Wish } from './queries';

/** Asks once more before a wish is taken back: for how much it counted is easily overlooked. */
export function WishLift({ row, name, onClose }: { row: Wish; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [write] = useState(() => liftWish(row.key));
  return (
    <Ask
      title={t('wishes.liftTitle', { name })}
      text={t(`wishes.liftText.${row.of}`)}
      okText={t('wishes.lift')}
      onDo={async () => {
        await write.run(null);
        wished(client);
      }}
      onClose={onClose}
    />
  );
}

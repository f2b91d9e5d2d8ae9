import { useTranslation } from 'react-i18next';

import { useSuits } from '@/lib/suits';

import styles from './order.module.css';
import type { Order } from './queries';

/** Whom we call and when, as they asked. */
export function OrderWish({ wish }: { wish: Order['wish'] }) {
  const { t } = useTranslation();
  const suits = useSuits();
  if (wish === null) return null;
  return (
    <p className={styles['plain']} dir="auto">
      {[
        wish.name && t('portal.order.call', { name: wish.name, phone: wish.phone }),
        wish.suits.length > 0 && t('portal.order.suits', { when: suits(wish.suits) }),
      ]
        .filter(Boolean)
        .join('\n')}
    </p>
  );
}

import { useTranslation } from 'react-i18next';

import { Bone } from '@/ui/skeleton';

import styles from './order-bones.module.css';

/** An order before it has been read, in its true shape. */
export function OrderBones() {
  const { t } = useTranslation();
  return (
    <div className={styles['bones']} role="status" aria-label={t('orders.loading')}>
      <Bone width={16} />
      <Bone width={26} />
      <Bone width={20} />
      <div className={styles['clocks']}>
        <Bone width={10} />
        <Bone width={10} />
        <Bone width={10} />
      </div>
      <Bone width={32} />
      <Bone width={24} />
      <Bone width={30} />
    </div>
  );
}

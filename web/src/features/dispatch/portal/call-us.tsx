import { useTranslation } from 'react-i18next';

import { Icon } from '@/ui/icon';

import styles from './choosing.module.css';

type Props = { phone: string; words: 'call' | 'callMove' | 'callCancel' };

/** What cannot be done here: whom to call about it. */
export function CallUs({ phone, words }: Props) {
  const { t } = useTranslation();
  if (!phone) return <p className={styles['quiet']}>{t('choosing.callNobody')}</p>;
  return (
    <p className={styles['quiet']}>
      {t(`choosing.${words}`)}{' '}
      <a href={`tel:${phone.replace(/[^\d+]/g, '')}`} className={styles['phone']}>
        <Icon name="phone" />
        {phone}
      </a>
    </p>
  );
}

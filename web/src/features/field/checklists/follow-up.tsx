import { useTranslation } from 'react-i18next';

import { Link } from '@/lib/address';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

import { orderPath } from '../paths';
import styles from './follow-up.module.css';

type Props = { followed: { order: string; number: number } | undefined; asked: boolean; onAsk: (() => void) | undefined };

/** What is done about what failed: an order of its own, once. */
export function FollowUp({ followed, asked, onAsk }: Props) {
  const { t } = useTranslation();
  if (followed)
    return (
      <p className={styles['said']}>
        <Link to={orderPath(followed.order)}>{t('checks.followedUp', { number: followed.number })}</Link>
      </p>
    );
  if (asked) return <p className={styles['said']}>{t('checks.followAsked')}</p>;
  return (
    onAsk && (
      <Button size="big" className={styles['ask']} onClick={onAsk}>
        <Icon name="plus" size={20} />
        {t('checks.followUp')}
      </Button>
    )
  );
}

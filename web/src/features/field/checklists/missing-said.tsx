import { useTranslation } from 'react-i18next';

import { Link } from '@/lib/address';
import { buttonClass } from '@/ui/button';
import { Said } from '@/ui/notice';

import { listPath } from '../paths';
import styles from './missing-said.module.css';
import type { useMissing } from './use-lists';

const NAMED = 6;

/** What is still missing on the lists, in words, and the way there: it need not be refused by the server first. */
export function MissingSaid({ missing: { names, list }, order }: { missing: ReturnType<typeof useMissing>; order: string }) {
  const { t } = useTranslation();
  if (list === undefined) return null;
  const named = names.slice(0, NAMED).join(t('checks.and'));
  return (
    <Said title={t('checks.missingOn', { count: names.length })}>
      {names.length > NAMED ? t('checks.more', { names: named }) : named}
      <Link className={`${buttonClass()} ${styles['go']}`} to={listPath(order, list.key)}>
        {t('checks.toList')}
      </Link>
    </Said>
  );
}

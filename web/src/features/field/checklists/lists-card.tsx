import { useTranslation } from 'react-i18next';

import { Progress, useStandingWords } from '@/features/workorders/checklists/progress';
import { Link } from '@/lib/address';
import { nameFor, useReader } from '@/lib/reader';
import { Button, buttonClass } from '@/ui/button';
import { Said } from '@/ui/notice';

import { listPath } from '../paths';
import { Bones } from '../states';
import styles from './lists-card.module.css';
import { useLists } from './use-lists';

/** The lists of an order: how far each is, and the way to fill it in. Without any they take no room. */
export function ListsCard({ order, visit }: { order: string; visit: string | undefined }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const words = useStandingWords();
  const { lists, query } = useLists(order);
  if (query.isPending) return <Bones label={t('checks.loading')} rows={1} />;
  if (query.data === undefined)
    return (
      <section className={styles['card']}>
        <Said>{t('checks.unread')}</Said>
        <Button onClick={() => void query.refetch()}>{t('trouble.retry')}</Button>
      </section>
    );
  const mine = lists.filter(({ list }) => list.visit === null || list.visit.key === visit || list.filled_at !== null);
  return mine.map(({ list, stands }) => (
    <section key={list.key} className={styles['card']} aria-label={nameFor(language, list)}>
      <div className={styles['head']}>
        <h3 dir="auto">{nameFor(language, list)}</h3>
        <span>
          <b>{stands.answered}</b>/{stands.visible.length}
        </span>
      </div>
      <Progress of={stands} />
      <p data-failed={stands.failed.length > 0 || undefined} className={styles['words']}>
        {words(stands)}
      </p>
      <Link className={`${buttonClass({ size: 'big' })} ${styles['open']}`} to={listPath(order, list.key)}>
        {t(query.data.may_fill && stands.missing.length > 0 ? (stands.answered > 0 ? 'checks.goOn' : 'checks.begin') : 'checks.look')}
      </Link>
    </section>
  ));
}

import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { Card, Pair, Pairs } from '@/ui/card';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import { baseOf, useFieldWords, type Base, type FieldName } from './order-fields';
import styles from './order-particulars.module.css';
import type { Order } from './types';
import type { OrderChange } from './use-order-change';
import { isWhy } from './words';

/** The editors bring antd's selects along; the page does not wait for them. */
const FieldEditor = lazy(() => import('./order-field-editor').then((file) => ({ default: file.FieldEditor })));

const OF_ORDER: FieldName[] = ['kind', 'category', 'priority', 'impact', 'urgency', 'team', 'tags'];
const OF_CUSTOMER: FieldName[] = ['contact', 'site', 'asset'];

type Props = { order: Order; change: OrderChange; mayEdit: boolean };

/** The particulars of an order. Each is put right where it stands; each is saved as soon as it is chosen. */
export function Particulars({ order, change, mayEdit }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const problemWords = useProblemWords();
  const { policy, why } = order.sla;
  const finer: FieldName[] = order.sub_states.length > 0 ? ['sub_state'] : [];
  const fields = [...finer, ...OF_ORDER, ...(order.customer ? OF_CUSTOMER : [])];
  return (
    <Card icon="note" title={t('context.details')} actions={mayEdit && t('change.clickToEdit')}>
      <dl className={styles['pairs']}>
        {fields.map((field) => (
          <Field key={field} field={field} order={order} change={change} mayEdit={mayEdit} />
        ))}
      </dl>
      {change.trouble !== undefined && change.clash === undefined && <Said title={t('change.failed')}>{problemWords(change.trouble)}</Said>}
      <Pairs
        of={[
          [t('context.promise'), policy && nameFor(language, policy)],
          [t('context.because'), policy && why.filter(isWhy).map((one) => t(`clock.why.${one}`)).join(t('facts.and'))],
          [t('context.reporter'), order.reported_by?.name],
        ]}
      />
    </Card>
  );
}

function Field({ field, order, change, mayEdit }: Props & { field: FieldName }) {
  const { t } = useTranslation();
  const words = useFieldWords();
  const [base, setBase] = useState<Base>();
  const said = words(order, field);
  const name = t(`fields.${field}`);
  const stop = (): void => setBase(undefined);
  if (!mayEdit) return said ? <Pair name={name} value={said} /> : null;
  const value = (
    <button
      type="button"
      className={styles['value']}
      aria-label={t('change.field', { name, value: said || t('change.choose') })}
      disabled={change.busy}
      onClick={() => setBase(baseOf(order, [field]))}
    >
      <span className={said ? '' : styles['none']} dir="auto">
        {said || t('change.choose')}
      </span>
      <Icon name="pen" size={14} />
    </button>
  );
  const editor = base && (
    <Suspense fallback={value}>
      <FieldEditor field={field} order={order} stop={stop} wish={(wanted) => void change.save(base, { [field]: wanted })} />
    </Suspense>
  );
  return <Pair name={name} value={editor ?? value} />;
}

import { useTranslation } from 'react-i18next';

import type { Shown, Value, Values } from '@/features/workorders/own/types';
import { useValueWords } from '@/features/workorders/own/value-words';
import { nameFor, useReader } from '@/lib/reader';
import { Pair } from '@/ui/card';

import { ChoiceField, LineField, WordsField } from '../form';
import type { Order } from '../types';
import styles from './order-page.module.css';

/** What the company itself asks of such an order, as far as it is known. */
export function OwnCard({ order }: { order: Order }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const words = useValueWords();
  const known = order.custom.filter((one) => one.value !== null);
  if (known.length === 0) return null;
  return (
    <section className={styles['card']}>
      <h3>{t('own.title')}</h3>
      <dl className={styles['own']}>
        {known.map((one) => (
          <Pair key={one.code} name={nameFor(language, one)} value={words(one, one.value, one.name)} />
        ))}
      </dl>
    </section>
  );
}

/** What a move needs that the order lacks. A colleague or another asset is chosen at the desk. */
export const askedFor = (order: Partial<Pick<Order, 'custom' | 'moves'>>, move: string): Shown[] => {
  const asks = order.moves?.find((one) => one.move === move)?.asks ?? [];
  return (order.custom ?? []).filter((one) => asks.includes(one.code) && one.type !== 'person' && one.type !== 'asset');
};

/** What is sent of what was filled in; a number as it was typed becomes one. */
export const filledIn = (asked: readonly Shown[], values: Values): Values =>
  Object.fromEntries(
    asked.flatMap((one) => {
      const value = values[one.code] ?? null;
      if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return [];
      return [[one.code, one.type === 'number' ? Number(String(value).replace(',', '.')) : value]];
    }),
  );

export const isFilled = (asked: readonly Shown[], values: Values): boolean => {
  const filled = filledIn(asked, values);
  return asked.every((one) => filled[one.code] !== undefined && !Number.isNaN(filled[one.code]));
};

type Props = { asked: readonly Shown[]; values: Values; unwritten: (text: string, name: string) => string | undefined; onChange: (values: Values) => void };

export function OwnInputs({ asked, values, unwritten, onChange }: Props) {
  return asked.map((one) => <OneInput key={one.code} field={one} value={values[one.code] ?? null} unwritten={unwritten} onChange={(value) => onChange({ ...values, [one.code]: value })} />);
}

type OneProps = { field: Shown; value: Value; unwritten: Props['unwritten']; onChange: (value: Value) => void };

function OneInput({ field, value, unwritten, onChange }: OneProps) {
  const { t } = useTranslation();
  const { language } = useReader();
  const name = [nameFor(language, field), field.unit && `(${field.unit})`].filter(Boolean).join(' ');
  const text = typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
  const chosen = Array.isArray(value) ? (value[0] ?? '') : text;
  const options = field.choices.filter((one) => field.options?.includes(one.code)).map((one) => [one.code, nameFor(language, one)] as const);
  switch (field.type) {
    case 'choice':
      return <ChoiceField label={name} options={options} value={chosen} wrong={unwritten(chosen, name)} onChange={onChange} />;
    case 'multi':
      return <ChoiceField label={name} options={options} value={chosen} wrong={unwritten(chosen, name)} onChange={(code) => onChange([code])} />;
    case 'flag':
      return (
        <ChoiceField
          label={name}
          options={[
            ['yes', t('own.yes')],
            ['no', t('own.no')],
          ]}
          value={value === null ? '' : value === true ? 'yes' : 'no'}
          wrong={unwritten(value === null ? '' : 'said', name)}
          onChange={(said) => onChange(said === 'yes')}
        />
      );
    case 'text':
      return <WordsField label={name} rows={2} value={text} wrong={unwritten(text, name)} onChange={onChange} />;
    default:
      return <LineField label={name} type={field.type === 'date' ? 'date' : 'text'} decimal={field.type === 'number'} value={text} wrong={unwritten(text, name)} onChange={onChange} />;
  }
}

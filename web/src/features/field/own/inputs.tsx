import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

import type { Shown, Value, Values } from '@/features/workorders/own/types';
import { nameFor, useReader } from '@/lib/reader';

import { ChoiceField, LineField, ManyField, SelectField, WordsField } from '../form';
import { AssetField, ColleagueField } from './pick';
import { nowIn } from './use-own';
import { wrongWith } from './values';

type Props = {
  items: readonly Shown[];
  values: Values;
  /** What people and assets that were chosen are called, by key. */
  names: Record<string, string>;
  customer: string;
  required: (field: Shown) => boolean;
  unwritten: (field: { code: string; name: string }, value: Value) => string | undefined;
  onChange: (code: string, value: Value, name?: string) => void;
};

/** From so many options on they are a list to open: nobody scrolls past forty buttons. */
const MANY = 8;

/** What a form asks for, each with the control that suits its type and a thumb. */
export function OwnInputs({ items, values, ...rest }: Props) {
  return items.map((field) => <OneInput key={field.code} field={field} value={field.masked && values[field.code] === undefined ? null : nowIn(field, values)} {...rest} />);
}

function OneInput({ field, value, names, customer, required, unwritten, onChange }: Omit<Props, 'items' | 'values'> & { field: Shown; value: Value }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const name = nameFor(language, field);
  const label = required(field) ? name : t('field.own.optional', { name });
  const wrong = useWrongWords()(field, value) ?? unwritten({ code: field.code, name }, value);
  const hint = [language === 'en' ? field.hint_en : field.hint_zh, field.masked ? t('own.writtenAnew') : ''].filter(Boolean).join(' ');
  const given = { label, hint, wrong };
  const text = typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
  const stands = new Set(Array.isArray(value) ? value : [text]);
  const options = field.choices.filter((one) => stands.has(one.code) || field.options?.includes(one.code)).map((one) => [one.code, nameFor(language, one)] as const);
  const give = (told: Value, called?: string): void => onChange(field.code, told, called);
  switch (field.type) {
    case 'choice':
      return options.length > MANY ? <SelectField {...given} options={options} value={text} onChange={(code) => give(code || null)} /> : <ChoiceField {...given} options={options} value={text} onChange={give} onClear={() => give(null)} />;
    case 'multi':
      return <ManyField {...given} options={options} value={Array.isArray(value) ? value : []} onChange={(codes) => give(codes.length > 0 ? codes : null)} />;
    case 'flag':
      return (
        <ChoiceField
          {...given}
          options={[
            ['yes', t('own.yes')],
            ['no', t('own.no')],
          ]}
          value={value === null ? '' : value === true ? 'yes' : 'no'}
          onChange={(said) => give(said === 'yes')}
          onClear={() => give(null)}
        />
      );
    case 'person':
      return <ColleagueField {...given} value={text} name={names[text] ?? (text === field.value ? field.name : '')} onChange={give} />;
    case 'asset':
      return <AssetField {...given} customer={customer} value={text} name={names[text] ?? (text === field.value ? field.name : '')} onChange={give} />;
    case 'text':
      return <WordsField label={label} help={hint} wrong={wrong} rows={2} most={2_000} value={text} onChange={give} />;
    case 'number':
      return <LineField {...given} hint={[bounds(t, field), hint].filter(Boolean).join(' ')} unit={field.unit} decimal value={text} onChange={give} />;
    case 'date':
      return <LineField {...given} type="date" value={text} onChange={give} />;
  }
}

/** The bounds of a number, as far as it has some. */
function bounds(t: TFunction, { low, high, unit }: Shown): string {
  if (low !== null && high !== null) return t('field.own.between', { low, high, unit });
  if (low !== null) return t('field.own.least', { low, unit });
  return high !== null ? t('field.own.most', { high, unit }) : '';
}

function useWrongWords(): (field: Shown, value: Value) => string | undefined {
  const { t } = useTranslation();
  return (field, value) => {
    switch (wrongWith(field, value)) {
      case 'number':
        return t('field.own.notNumber');
      case 'bounds':
        return t('field.own.out', { bounds: bounds(t, field) });
      case 'decimals':
        return field.decimals === 0 ? t('field.own.whole') : t('field.own.decimals', { count: field.decimals });
      case undefined:
        return undefined;
    }
  };
}

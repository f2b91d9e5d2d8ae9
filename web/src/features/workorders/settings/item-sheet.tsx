import { Form, Radio, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { Sheet } from '@/features/people/parts/sheet';
import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

import type { Filter } from '../lists/types';
import { hasChoices, PREFIX, type CustomField, type Item } from '../own/types';
import { ConditionInput } from './condition-input';
import styles from './forms-page.module.css';

type Props = { item: Item; fields: CustomField[]; above: string[]; save: (next: Item) => Promise<void>; onClose: () => void };
type Filled = Pick<Item, 'required_at' | 'customers'> & { show_when?: Filter | null; require_when?: Filter | null; limits?: { when?: Filter | null; choices?: string[] }[] };

/** How a form asks for one field. Its conditions know of the order and of what stands further up. */
export function ItemSheet({ item, fields, above, save, onClose }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const field = fields.find((one) => one.code === item.field);
  const only = useMemo(() => (name: string) => !name.startsWith(PREFIX) || above.includes(name.slice(PREFIX.length)), [above]);
  if (field === undefined) return null;
  const initial: Filled = { required_at: item.required_at, customers: item.customers, show_when: item.show_when, require_when: item.require_when, limits: item.limits };

  async function write({ required_at, customers, show_when = null, require_when = null, limits = [] }: Filled): Promise<void> {
    const whole = limits.flatMap(({ when, choices }) => (when && choices && choices.length > 0 ? [{ when, choices, words: '' }] : []));
    await save({ ...item, required_at, customers, show_when, require_when: required_at === '' ? null : require_when, limits: whole });
  }

  const steps = ['', 'report', 'triage', 'resolve'] as const;
  const customers = field.type === 'person' ? (['none', 'see'] as const) : field.personal ? (['none', 'fill'] as const) : (['none', 'see', 'fill'] as const);
  return (
    <Sheet<Filled> wide title={nameFor(language, field)} ok={t('people.save')} initial={initial} save={write} onClose={onClose}>
      <Form.Item name="required_at" label={t('forms.required')}>
        <Radio.Group options={steps.map((step) => ({ value: step, label: step === '' ? t('forms.never') : t(`forms.from.${step}`) }))} />
      </Form.Item>
      <Form.Item name="customers" label={t('forms.forCustomers')}>
        <Radio.Group options={customers.map((one) => ({ value: one, label: t(`forms.customers.${one}`) }))} />
      </Form.Item>
      <Form.Item name="show_when" label={t('forms.showWhen')}>
        <ConditionInput only={only} none={t('forms.always')} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Filled, after: Filled) => before.required_at !== after.required_at}>
        {({ getFieldValue }) =>
          getFieldValue('required_at') !== '' && (
            <Form.Item name="require_when" label={t('forms.requireWhen')}>
              <ConditionInput only={only} none={t('forms.always')} />
            </Form.Item>
          )
        }
      </Form.Item>
      {hasChoices(field.type) && <Limits field={field} only={only} />}
    </Sheet>
  );
}

function Limits({ field, only }: { field: CustomField; only: (name: string) => boolean }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const options = field.choices.map((one) => ({ value: one.code, label: nameFor(language, one) }));
  return (
    <Form.List name="limits">
      {(rows, { add, remove }) => (
        <Form.Item label={t('forms.limits')}>
          {rows.map(({ key, name }) => (
            <div key={key} className={styles['limit']}>
              <Form.Item name={[name, 'when']} noStyle>
                <ConditionInput only={only} none={t('forms.always')} />
              </Form.Item>
              <Form.Item name={[name, 'choices']} label={t('forms.onlyThese')}>
                <Select mode="multiple" options={options} />
              </Form.Item>
              <span>
                <Button size="small" look="quiet" onClick={() => remove(name)}>
                  {t('forms.dropLimit')}
                </Button>
              </span>
            </div>
          ))}
          <Button size="small" look="quiet" onClick={() => add({ when: null, choices: [] })}>
            <Icon name="plus" size={14} />
            {t('forms.addLimit')}
          </Button>
        </Form.Item>
      )}
    </Form.List>
  );
}

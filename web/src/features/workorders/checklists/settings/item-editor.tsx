import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

import type { Item } from '../types';
import { asKind, before, KINDS, newOption, sayable, type Draft } from './draft';
import styles from './item-editor.module.css';

type Props = { item: Item; draft: Draft; change: (item: Item) => void };

/** Everything about one item. */
export function ItemEditor({ item, draft, change }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const put = (part: Partial<Item>): void => change({ ...item, ...part });
  const id = (name: string): string => `${name}-${item.key}`;
  const sections = draft.sections.map((one) => ({ value: one.key, label: nameFor(language, one) || t('checklists.unnamed') }));
  return (
    <Form layout="vertical" component="div" className={styles['editor'] ?? ''}>
      <div className={styles['two']}>
        <Form.Item label={t('checklists.askZh')} htmlFor={id('name')}>
          <Input id={id('name')} value={item.name_zh} maxLength={200} onChange={(event) => put({ name_zh: event.target.value })} />
        </Form.Item>
        <Form.Item label={t('checklists.askEn')} htmlFor={id('name-en')}>
          <Input id={id('name-en')} value={item.name_en} maxLength={200} onChange={(event) => put({ name_en: event.target.value })} />
        </Form.Item>
        <Form.Item label={t('checklists.helpZh')} htmlFor={id('help')}>
          <Input.TextArea id={id('help')} value={item.help_zh} maxLength={2000} autoSize={{ minRows: 1, maxRows: 6 }} onChange={(event) => put({ help_zh: event.target.value })} />
        </Form.Item>
        <Form.Item label={t('checklists.helpEn')} htmlFor={id('help-en')}>
          <Input.TextArea id={id('help-en')} value={item.help_en} maxLength={2000} autoSize={{ minRows: 1, maxRows: 6 }} onChange={(event) => put({ help_en: event.target.value })} />
        </Form.Item>
        <Form.Item label={t('checklists.kindLabel')} htmlFor={id('kind')}>
          <Select id={id('kind')} value={item.kind} options={KINDS.map((kind) => ({ value: kind, label: t(`checklists.kind.${kind}`) }))} onChange={(kind: Item['kind']) => change(asKind(item, kind))} />
        </Form.Item>
        {sections.length > 0 && (
          <Form.Item label={t('checklists.section')} htmlFor={id('section')}>
            <Select id={id('section')} allowClear placeholder={t('checklists.noSection')} value={item.section} options={sections} onChange={(section: string | undefined) => put({ section: section ?? null })} />
          </Form.Item>
        )}
      </div>
      {item.kind === 'number' && <Limits item={item} put={put} />}
      {item.kind === 'choice' && <Options item={item} put={put} />}
      {item.kind === 'photo' && (
        <Form.Item label={t('checklists.least')} htmlFor={id('least')}>
          <InputNumber id={id('least')} min={1} max={20} value={item.least} onChange={(least) => put({ least: least ?? 1 })} />
        </Form.Item>
      )}
      <div className={styles['ticks']}>
        <Checkbox checked={item.required} onChange={(event) => put({ required: event.target.checked })}>
          {t('checklists.required')}
        </Checkbox>
        <Checkbox checked={item.allow_na} onChange={(event) => put({ allow_na: event.target.checked })}>
          {t('checklists.allowNa')}
        </Checkbox>
      </div>
      <ConditionFields item={item} draft={draft} put={put} />
    </Form>
  );
}

type Part = { item: Item; put: (part: Partial<Item>) => void };

function Limits({ item, put }: Part) {
  const { t } = useTranslation();
  const id = (name: string): string => `${name}-${item.key}`;
  return (
    <div className={styles['three']}>
      <Form.Item label={t('checklists.unit')} htmlFor={id('unit')}>
        <Input id={id('unit')} value={item.unit} maxLength={20} onChange={(event) => put({ unit: event.target.value })} />
      </Form.Item>
      <Form.Item label={t('checklists.low')} htmlFor={id('low')}>
        <InputNumber<number> id={id('low')} className={styles['number'] ?? ''} value={item.low} min={-1e12} max={1e12} onChange={(low) => put({ low })} />
      </Form.Item>
      <Form.Item label={t('checklists.high')} htmlFor={id('high')} validateStatus={item.low !== null && item.high !== null && item.low > item.high ? 'error' : ''} help={item.low !== null && item.high !== null && item.low > item.high ? t('checklists.reversed') : undefined}>
        <InputNumber<number> id={id('high')} className={styles['number'] ?? ''} value={item.high} min={-1e12} max={1e12} onChange={(high) => put({ high })} />
      </Form.Item>
    </div>
  );
}

function Options({ item, put }: Part) {
  const { t } = useTranslation();
  const set = (key: string, part: Partial<Item['options'][number]>): void => put({ options: item.options.map((one) => (one.key === key ? { ...one, ...part } : one)) });
  return (
    <div className={styles['options']}>
      <b>{t('checklists.options')}</b>
      {item.options.map((option, at) => (
        <div key={option.key} className={styles['option']}>
          <Input aria-label={t('checklists.optionZh', { n: at + 1 })} placeholder={t('names.zh')} value={option.name_zh} maxLength={200} onChange={(event) => set(option.key, { name_zh: event.target.value })} />
          <Input aria-label={t('checklists.optionEn', { n: at + 1 })} placeholder={t('names.en')} value={option.name_en} maxLength={200} onChange={(event) => set(option.key, { name_en: event.target.value })} />
          <Checkbox checked={option.fails} onChange={(event) => set(option.key, { fails: event.target.checked })}>
            {t('checklists.fails')}
          </Checkbox>
          <Button look="quiet" square disabled={item.options.length <= 2} aria-label={t('checklists.removeOption', { n: at + 1 })} onClick={() => put({ options: item.options.filter((one) => one.key !== option.key) })}>
            <Icon name="cross" />
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => put({ options: [...item.options, newOption(false)] })}>
        <Icon name="plus" size={14} />
        {t('checklists.addOption')}
      </Button>
    </div>
  );
}

/** When the item is shown: always, or after an answer to an earlier one. */
function ConditionFields({ item, draft, put }: Part & { draft: Draft }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const earlier = before(draft.items, item.key);
  const on = item.show_if;
  const asked = earlier.find((one) => one.key === on?.item);
  if (earlier.length === 0 && on === null) return null;
  const word = (value: string): string => {
    const option = asked?.options.find((one) => one.key === value);
    if (option) return nameFor(language, option) || t('checklists.unnamed');
    return value === 'passed' || value === 'failed' || value === 'na' ? t(asked && ['text', 'photo', 'signature'].includes(asked.kind) && value === 'passed' ? 'checklists.answered' : `checks.verdict.${value}`) : value;
  };
  return (
    <div className={styles['two']}>
      <Form.Item label={t('checklists.showIf')} htmlFor={`if-${item.key}`}>
        <Select
          id={`if-${item.key}`}
          allowClear
          placeholder={t('checklists.always')}
          showSearch={{ optionFilterProp: 'label' }}
          value={on?.item ?? null}
          options={earlier.map((one, at) => ({ value: one.key, label: `${at + 1}. ${nameFor(language, one) || t('checklists.unnamed')}` }))}
          onChange={(key: string | null | undefined) => put({ show_if: key ? { item: key, values: [] } : null })}
        />
      </Form.Item>
      {on && (
        <Form.Item label={t('checklists.is')} htmlFor={`is-${item.key}`} validateStatus={!asked || on.values.length === 0 ? 'error' : ''} help={asked ? (on.values.length === 0 ? t('checklists.isWhat') : undefined) : t('checklists.notEarlier')}>
          <Select
            id={`is-${item.key}`}
            mode="multiple"
            value={on.values}
            options={(asked ? sayable(asked) : []).map((value) => ({ value, label: word(value) }))}
            onChange={(values: string[]) => put({ show_if: { ...on, values } })}
          />
        </Form.Item>
      )}
    </div>
  );
}

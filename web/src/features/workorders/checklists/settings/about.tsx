import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { newKey } from '@/api/ids';
import { customerChoiceQuery } from '@/features/customers/queries';
import { nameFor, useReader, type Bilingual } from '@/lib/reader';
import { useSettled } from '@/lib/settled';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

import { categoriesQuery, kindsQuery } from '../../queries';
import { productsToChooseQuery } from '../queries';
import type { Applies, Section } from '../types';
import styles from './about.module.css';
import type { Draft } from './draft';

type Props = { draft: Draft; names: Record<string, Bilingual>; change: (part: Partial<Draft>) => void };

/** What a list is called, whom it is for, and its sections. */
export function About({ draft, names, change }: Props) {
  const { t } = useTranslation();
  return (
    <Form layout="vertical" component="div">
      <div className={styles['two']}>
        <Form.Item label={t('names.zh')} htmlFor="list-zh">
          <Input id="list-zh" value={draft.name_zh} maxLength={200} onChange={(event) => change({ name_zh: event.target.value })} />
        </Form.Item>
        <Form.Item label={t('names.en')} htmlFor="list-en">
          <Input id="list-en" value={draft.name_en} maxLength={200} onChange={(event) => change({ name_en: event.target.value })} />
        </Form.Item>
      </div>
      <Form.Item label={t('checklists.subjectLabel')}>
        <Radio.Group value={draft.subject} onChange={(event) => change({ subject: event.target.value as Draft['subject'] })}>
          <Radio value="visit">{t('checklists.subjectVisit')}</Radio>
          <Radio value="order">{t('checklists.subjectOrder')}</Radio>
        </Radio.Group>
      </Form.Item>
      <AppliesFields applies={draft.applies} names={names} change={(part) => change({ applies: { ...draft.applies, ...part } })} />
      <Form.Item>
        <Checkbox checked={draft.shown_to_customer} onChange={(event) => change({ shown_to_customer: event.target.checked })}>
          {t('checklists.shown')}
        </Checkbox>
      </Form.Item>
      <Sections draft={draft} change={change} />
    </Form>
  );
}

type Option = { value: string; label: string };

function AppliesFields({ applies, names, change }: { applies: Applies; names: Record<string, Bilingual>; change: (part: Partial<Applies>) => void }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const kinds = useQuery(kindsQuery).data ?? [];
  const categories = useQuery(categoriesQuery).data ?? [];
  const products = useQuery(productsToChooseQuery).data?.rows ?? [];
  const [search, setSearch] = useState('');
  const customers = useQuery(customerChoiceQuery(useSettled(search))).data?.rows ?? [];
  const families = [...new Set([...products.map((one) => one.family).filter(Boolean), ...applies.families])];
  const known = (keys: string[], options: Option[]): Option[] => [...options, ...keys.filter((key) => !options.some((one) => one.value === key)).map((key) => ({ value: key, label: names[key] ? nameFor(language, names[key]) : key }))];
  const fields: { name: keyof Applies; options: Option[]; onSearch?: (text: string) => void }[] = [
    { name: 'kinds', options: kinds.map((one) => ({ value: one.code, label: nameFor(language, one) })) },
    { name: 'families', options: families.map((one) => ({ value: one, label: one })) },
    { name: 'products', options: known(applies.products, products.map((one) => ({ value: one.key, label: `${nameFor(language, one)} · ${one.code}` }))) },
    { name: 'customers', options: known(applies.customers, customers.map((one) => ({ value: one.key, label: one.name }))), onSearch: setSearch },
    { name: 'categories', options: known(applies.categories, categories.map((one) => ({ value: one.key, label: nameFor(language, one) }))) },
  ];
  return (
    <div className={styles['applies']} role="group" aria-labelledby="applies">
      <b id="applies">{t('checklists.applies')}</b>
      <p className={styles['hint']}>{t('checklists.appliesHint')}</p>
      <div className={styles['two']}>
        {fields.map(({ name, options, onSearch }) => (
          <Form.Item key={name} label={t(`checklists.for.${name}`)} htmlFor={`for-${name}`}>
            <Select
              id={`for-${name}`}
              mode="multiple"
              allowClear
              placeholder={t('checklists.any')}
              showSearch={onSearch ? { filterOption: false, onSearch } : { optionFilterProp: 'label' }}
              options={options}
              value={applies[name]}
              onChange={(chosen: string[]) => change({ [name]: chosen })}
            />
          </Form.Item>
        ))}
      </div>
    </div>
  );
}

/** The parts of a long list, each with its name. */
function Sections({ draft, change }: Pick<Props, 'draft' | 'change'>) {
  const { t } = useTranslation();
  const put = (key: string, part: Partial<Section>): void => change({ sections: draft.sections.map((one) => (one.key === key ? { ...one, ...part } : one)) });
  return (
    <div className={styles['sections']}>
      <b>{t('checklists.sections')}</b>
      {draft.sections.map((section, at) => (
        <div key={section.key} className={styles['section']}>
          <Input aria-label={t('checklists.sectionZh', { n: at + 1 })} placeholder={t('names.zh')} value={section.name_zh} maxLength={200} onChange={(event) => put(section.key, { name_zh: event.target.value })} />
          <Input aria-label={t('checklists.sectionEn', { n: at + 1 })} placeholder={t('names.en')} value={section.name_en} maxLength={200} onChange={(event) => put(section.key, { name_en: event.target.value })} />
          <Button
            look="quiet"
            square
            aria-label={t('checklists.removeSection', { n: at + 1 })}
            onClick={() => change({ sections: draft.sections.filter((one) => one.key !== section.key), items: draft.items.map((item) => (item.section === section.key ? { ...item, section: null } : item)) })}
          >
            <Icon name="cross" />
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => change({ sections: [...draft.sections, { key: newKey(), name_zh: '', name_en: '' }] })}>
        <Icon name="plus" size={14} />
        {t('checklists.addSection')}
      </Button>
    </div>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { productChoiceQuery } from '@/features/assets/queries';
import { useNamed, type Given } from '@/features/people/parts/inputs';
import { Sheet } from '@/features/people/parts/sheet';
import { categoriesQuery, kindsQuery } from '@/features/workorders/queries';
import { nameFor, useReader } from '@/lib/reader';
import { useSettled } from '@/lib/settled';

import { CrewPreview } from './crew-preview';
import { PAIR } from './draft';
import { crewsChanged, publishRule, type Crew, type Rule } from './queries';
import { SeatsEditor } from './seats-editor';
import { useCrewWords } from './use-crew-words';

type Filled = { kind?: string | null; category?: string | null; product?: string | null; priority?: number | null; crew: Crew };

/** Which orders need which crew, and who could go today. */
export function RuleSheet({ rule, onClose }: { rule?: Rule | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const named = useNamed();
  const words = useCrewWords();
  const kinds = useQuery(kindsQuery);
  const categories = useQuery(categoriesQuery);
  const [write] = useState(publishRule);
  const any = { allowClear: true, placeholder: t('dispatch.policies.any') };
  const initial: Filled = rule ? { kind: rule.kind, category: rule.category?.key ?? null, product: rule.product?.key ?? null, priority: rule.priority, crew: rule.crew } : { crew: PAIR };

  async function save({ kind = null, category = null, product = null, priority = null, crew }: Filled): Promise<void> {
    const done = await write.run({ kind, category, product, priority, crew });
    void message.success(t('crews.published', { what: words.about(done) }));
    crewsChanged(client);
  }

  return (
    <Sheet<Filled> wide title={t(rule ? 'crews.changeTitle' : 'crews.addTitle')} ok={t('crews.publish')} lead={t('crews.ruleLead')} initial={initial} save={save} onClose={onClose}>
      {rule ? (
        <p>
          <b>{words.about(rule)}</b>
        </p>
      ) : (
        <>
          <Form.Item name="kind" label={t('dispatch.policies.kind')}>
            <Select options={named(kinds.data?.filter((one) => one.on_site), 'code')} {...any} />
          </Form.Item>
          <Form.Item name="category" label={t('crews.category')}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={named(categories.data)} {...any} />
          </Form.Item>
          <Form.Item name="product" label={t('crews.product')}>
            <ProductInput />
          </Form.Item>
          <Form.Item name="priority" label={t('dispatch.policies.priority')}>
            <Select options={[0, 1, 2, 3].map((one) => ({ value: one, label: `P${one}` }))} {...any} />
          </Form.Item>
        </>
      )}
      <Form.Item name="crew" label={t('crews.who')}>
        <SeatsEditor />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldsValue }) => {
          const { kind = null, product = null, priority = null, crew } = { ...initial, ...(getFieldsValue(true) as Partial<Filled>) };
          return <CrewPreview kind={kind} product={product} priority={priority} crew={crew} />;
        }}
      </Form.Item>
    </Sheet>
  );
}

/** A product by a part of its name. */
function ProductInput(given: Given) {
  const { t } = useTranslation();
  const { language } = useReader();
  const [search, setSearch] = useState('');
  const found = useQuery(productChoiceQuery(useSettled(search)));
  const options = (found.data?.rows ?? []).map((one) => ({ value: one.key, label: nameFor(language, one) }));
  return <Select showSearch={{ filterOption: false, onSearch: setSearch }} allowClear placeholder={t('dispatch.policies.any')} options={options} notFoundContent={found.isPending ? null : t('people.noneFound')} {...given} />;
}

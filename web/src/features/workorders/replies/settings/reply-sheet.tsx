import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { NameItems, useNamed } from '@/features/people/parts/inputs';
import { Sheet } from '@/features/people/parts/sheet';

import { categoriesQuery, kindsQuery } from '../../queries';
import { changeTemplate, keepTemplate, templatesChanged, type Placeholder, type Template, type Whose } from '../queries';
import { Previews, TextPair } from './text-items';
import { WhoseItems } from './whose-items';

type Filled = { name_zh: string; name_en: string; text_zh: string; text_en: string; kinds: string[]; categories: string[]; whose: Whose; team?: string | null };

const NEW: Filled = { name_zh: '', name_en: '', text_zh: '', text_en: '', kinds: [], categories: [], whose: 'me', team: null };

/** A template: what it is called, what it says in both languages, for which orders it is meant. */
export function ReplySheet({ template, placeholders, onClose }: { template: Template | undefined; placeholders: Placeholder[]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const named = useNamed();
  const kinds = useQuery(kindsQuery);
  const categories = useQuery(categoriesQuery);
  const [writes] = useState(() => ({ keep: keepTemplate(), change: changeTemplate(template?.key ?? '') }));

  async function save({ whose, team, ...filled }: Filled): Promise<void> {
    const body = filled;
    if (template) await writes.change.run(body, { version: template.version });
    else await writes.keep.run({ ...body, whose, team: whose === 'team' ? (team ?? null) : null, position: 0 });
    await templatesChanged(client);
  }

  const initial: Filled = template ? pick(template) : NEW;
  return (
    <Sheet<Filled> wide title={t(template ? 'replies.edit' : 'replies.add')} ok={t('people.save')} initial={initial} save={save} onClose={onClose}>
      <NameItems />
      <TextPair name={(language) => `text_${language}`} placeholders={placeholders} />
      <Form.Item noStyle dependencies={['text_zh', 'text_en']}>
        {({ getFieldValue }) => <Previews zh={String(getFieldValue('text_zh') ?? '')} en={String(getFieldValue('text_en') ?? '')} />}
      </Form.Item>
      <Form.Item name="kinds" label={t('replies.kinds')}>
        <Select mode="multiple" allowClear showSearch={{ optionFilterProp: 'label' }} options={named(kinds.data, 'code')} placeholder={t('replies.any')} />
      </Form.Item>
      <Form.Item name="categories" label={t('replies.categories')} extra={t('replies.categoriesHint')}>
        <Select mode="multiple" allowClear showSearch={{ optionFilterProp: 'label' }} options={named(categories.data)} placeholder={t('replies.any')} />
      </Form.Item>
      {template === undefined && <WhoseItems />}
    </Sheet>
  );
}

const pick = ({ name_zh, name_en, text_zh, text_en, kinds, categories, whose }: Template): Filled => ({ name_zh, name_en, text_zh, text_en, kinds, categories, whose });

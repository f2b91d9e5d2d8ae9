import { useQueryClient } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useNamed } from '@/features/people/parts/inputs';
import { Sheet } from '@/features/people/parts/sheet';
import { chainUp } from '@/features/people/parts/tree';
import { nameFor, useReader } from '@/lib/reader';

import { mergeCategory, putCategory, readAgain, type Category } from './queries';

type Count = { n: number; capped: boolean } | undefined;
type Props = { category: Category; count: Count; onClose: () => void };

/** How many open orders are at stake. */
export function useStake(): (count: Count) => string {
  const { t } = useTranslation();
  return (count) => (count === undefined || count.n === 0 ? t('categories.unused') : t(count.capped ? 'categories.usedMore' : 'categories.used', { count: count.n }));
}

/** Puts a category away: nobody chooses it any more, and what has it keeps it. */
export function ArchiveSheet({ category, count, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { language } = useReader();
  const stake = useStake();
  const [write] = useState(putCategory);
  const { code, name_zh, name_en, parent, position, version } = category;

  async function save(): Promise<void> {
    await write.run({ code, name_zh, name_en, parent, position, archived: true }, { version });
    await readAgain(client, 'categories');
  }

  return (
    <Sheet title={t('categories.archiveName', { name: nameFor(language, category) })} ok={t('categories.archive')} lead={`${stake(count)} ${t('categories.archiveText')}`} danger initial={{}} save={save} onClose={onClose}>
    </Sheet>
  );
}

/** Makes a category one with another; its orders follow behind the scenes. */
export function MergeSheet({ category, rows, count, onClose }: Props & { rows: Category[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { language } = useReader();
  const named = useNamed();
  const stake = useStake();
  const [write] = useState(() => mergeCategory(category.code));
  const others = rows.filter((one) => !one.archived && !chainUp(rows, one.key).includes(category));

  async function save({ into = '' }: { into?: string }): Promise<void> {
    await write.run({ into }, { version: category.version });
    await readAgain(client, 'categories');
  }

  return (
    <Sheet<{ into?: string }> title={t('categories.mergeName', { name: nameFor(language, category) })} ok={t('categories.merge')} lead={`${stake(count)} ${t('categories.mergeText')}`} danger initial={{}} save={save} onClose={onClose}>
      <Form.Item name="into" label={t('categories.into')} rules={[{ required: true, message: t('people.required', { name: t('categories.into') }) }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={named(others)} />
      </Form.Item>
    </Sheet>
  );
}

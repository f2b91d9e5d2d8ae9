import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { AddButton } from '@/features/people/parts/add-button';
import { CodeItem, NameItems, useNamed } from '@/features/people/parts/inputs';
import { NamedList } from '@/features/people/parts/named-list';
import { Page } from '@/features/people/parts/page';
import { Read } from '@/features/people/parts/read';
import { Sheet } from '@/features/people/parts/sheet';
import { chainUp, treeOrder } from '@/features/people/parts/tree';
import { useSettles } from '@/features/people/settings/use-settles';
import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';

import { categoriesQuery } from '../queries';
import { putCategory, readAgain, type Category } from './queries';

/** What orders are about, as a tree. */
export function CategoriesPage() {
  const { t } = useTranslation();
  const { language } = useReader();
  const [editing, setEditing] = useState<Category | 'new'>();
  const settles = useSettles('workorders.settings');
  const categories = useQuery(categoriesQuery);
  return (
    <Page title={t('settings.parts.categories')} lead={t('categories.lead')} tools={settles && <AddButton word={t('categories.add')} onAdd={() => setEditing('new')} />}>
      <Read query={categories}>
        {(rows) => {
          if (rows.length === 0) return <Notice title={t('settings.noneYet')} text={t('categories.empty')} />;
          const tree = treeOrder(rows);
          const depths = new Map(tree.map(({ row, depth }) => [row.key, depth]));
          return (
            <NamedList
              rows={tree.map(({ row }) => row)}
              depth={(row) => depths.get(row.key) ?? 0}
              step={(row) =>
                settles && (
                  <Button size="small" look="quiet" aria-label={t('people.editName', { name: nameFor(language, row) })} onClick={() => setEditing(row)}>
                    {t('people.edit')}
                  </Button>
                )
              }
            />
          );
        }}
      </Read>
      {editing && <CategorySheet category={editing === 'new' ? undefined : editing} rows={categories.data ?? []} onClose={() => setEditing(undefined)} />}
    </Page>
  );
}

type Filled = { code: string; name_zh: string; name_en: string; parent?: string | null };

function CategorySheet({ category, rows, onClose }: { category: Category | undefined; rows: Category[]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const named = useNamed();
  const [write] = useState(putCategory);

  async function save({ code, name_zh, name_en, parent = null }: Filled): Promise<void> {
    await write.run({ code, name_zh, name_en, parent }, { version: category?.version ?? 0 });
    await readAgain(client, 'categories');
  }

  const above = rows.filter((one) => category === undefined || !chainUp(rows, one.key).includes(category));
  const initial: Filled = category ? { code: category.code, name_zh: category.name_zh, name_en: category.name_en, parent: category.parent } : { code: '', name_zh: '', name_en: '' };
  return (
    <Sheet<Filled> title={t(category ? 'categories.edit' : 'categories.add')} ok={t('people.save')} initial={initial} save={save} onClose={onClose}>
      {category === undefined && <CodeItem />}
      <NameItems />
      <Form.Item name="parent" label={t('categories.parent')}>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={named(above)} placeholder={t('settings.atTheTop')} />
      </Form.Item>
    </Sheet>
  );
}

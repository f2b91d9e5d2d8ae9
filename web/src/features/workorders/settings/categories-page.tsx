import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { AddButton } from '@/features/people/parts/add-button';
import { CodeItem, NameItems, useNamed } from '@/features/people/parts/inputs';
import { Page } from '@/features/people/parts/page';
import { Read } from '@/features/people/parts/read';
import { Sheet, Trouble } from '@/features/people/parts/sheet';
import { chainUp } from '@/features/people/parts/tree';
import { useSettles } from '@/features/people/settings/use-settles';
import { nameFor, useReader } from '@/lib/reader';
import { Notice } from '@/ui/notice';

import { CategoryTree } from './category-tree';
import { ArchiveSheet, MergeSheet } from './category-sheets';
import { allCategoriesQuery, categoryCountsQuery, putCategory, readAgain, type Category } from './queries';

type Of<What extends string> = { what: What; category: Category };
type Begun = Of<'edit'> | { what: 'add'; parent: string | null };
export type Deed = Begun | Of<'archive'> | Of<'merge'>;

/** What orders are about, as a tree that is put in order where it stands. */
export function CategoriesPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [deed, setDeed] = useState<Deed>();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const settles = useSettles('workorders.settings');
  const categories = useQuery(allCategoriesQuery);
  const counts = useQuery({ ...categoryCountsQuery, enabled: settles });
  const close = (): void => setDeed(undefined);

  /** Each of them is another row; what was written stays written if a later one is refused. */
  async function put(changes: Category[]): Promise<void> {
    setBusy(true);
    setTrouble(undefined);
    try {
      for (const { code, name_zh, name_en, parent, position, archived, version } of changes) await putCategory().run({ code, name_zh, name_en, parent, position, archived }, { version });
    } catch (error) {
      setTrouble(error);
    } finally {
      await readAgain(client, 'categories');
      setBusy(false);
    }
  }

  const rows = categories.data ?? [];
  return (
    <Page title={t('settings.parts.categories')} lead={t('categories.lead')} tools={settles && <AddButton word={t('categories.add')} onAdd={() => setDeed({ what: 'add', parent: null })} />}>
      <Read query={categories}>
        {(all) =>
          all.length === 0 ? (
            <Notice title={t('settings.noneYet')} text={t('categories.empty')} />
          ) : (
            <CategoryTree rows={all} counts={counts.data?.counts ?? {}} settles={settles} busy={busy} onMove={(changes) => void put(changes)} onDeed={setDeed} />
          )
        }
      </Read>
      {trouble !== undefined && <Trouble of={trouble} />}
      {(deed?.what === 'edit' || deed?.what === 'add') && <CategorySheet deed={deed} rows={rows} onClose={close} />}
      {deed?.what === 'archive' && <ArchiveSheet category={deed.category} count={counts.data?.counts[deed.category.code]} onClose={close} />}
      {deed?.what === 'merge' && <MergeSheet category={deed.category} rows={rows} count={counts.data?.counts[deed.category.code]} onClose={close} />}
    </Page>
  );
}

type Filled = { code: string; name_zh: string; name_en: string; parent?: string | null };

function CategorySheet({ deed, rows, onClose }: { deed: Begun; rows: Category[]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { language } = useReader();
  const named = useNamed();
  const [write] = useState(putCategory);
  const category = deed.what === 'edit' ? deed.category : undefined;

  async function save({ code, name_zh, name_en, parent = null }: Filled): Promise<void> {
    const beside = rows.filter((one) => one.parent === parent && one.code !== code);
    const position = category?.parent === parent ? category.position : Math.max(-1, ...beside.map((one) => one.position)) + 1;
    await write.run({ code, name_zh, name_en, parent, position, archived: category?.archived ?? false }, { version: category?.version ?? 0 });
    await readAgain(client, 'categories');
  }

  const above = rows.filter((one) => !one.archived && (category === undefined || !chainUp(rows, one.key).includes(category)));
  const initial: Filled = category ? { code: category.code, name_zh: category.name_zh, name_en: category.name_en, parent: category.parent } : { code: '', name_zh: '', name_en: '', parent: deed.what === 'add' ? deed.parent : null };
  const under = deed.what === 'add' ? rows.find((one) => one.key === deed.parent) : undefined;
  return (
    <Sheet<Filled>
      title={category ? t('categories.edit') : under ? t('categories.addBelow', { name: nameFor(language, under) }) : t('categories.add')}
      ok={t('people.save')}
      initial={initial}
      save={save}
      onClose={onClose}
    >
      {category === undefined && <CodeItem />}
      <NameItems />
      <Form.Item name="parent" label={t('categories.parent')}>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={named(above)} placeholder={t('settings.atTheTop')} />
      </Form.Item>
    </Sheet>
  );
}

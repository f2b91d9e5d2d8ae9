import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';

import { AddButton } from '../parts/add-button';
import { CodeItem, NameItems, useNamed } from '../parts/inputs';
import { NamedList } from '../parts/named-list';
import { Page } from '../parts/page';
import { Read } from '../parts/read';
import { Sheet } from '../parts/sheet';
import { chainUp, treeOrder } from '../parts/tree';
import { addTerritory, changeTerritory, readAgain, territoriesQuery, type Territory } from './queries';
import { useSettles } from './use-settles';

/** Areas of service as a tree: a region, and its cities in it. */
export function TerritoriesPage() {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<Territory | 'new'>();
  const settles = useSettles();
  const territories = useQuery(territoriesQuery);
  const rows = territories.data?.rows ?? [];
  return (
    <Page title={t('settings.parts.territories')} lead={t('settings.territoriesLead')} tools={settles && <AddButton word={t('settings.addTerritory')} onAdd={() => setEditing('new')} />}>
      <Read query={territories}>
        {(data) => {
          if (data.rows.length === 0) return <Notice title={t('settings.noneYet')} text={t('settings.territoriesEmpty')} />;
          const tree = treeOrder(data.rows);
          const depths = new Map(tree.map(({ row, depth }) => [row.key, depth]));
          return (
            <NamedList
              rows={tree.map(({ row }) => row)}
              depth={(row) => depths.get(row.key) ?? 0}
              step={(row) =>
                settles && (
                  <Button size="small" look="quiet" aria-label={t('people.editName', { name: row.name_zh })} onClick={() => setEditing(row)}>
                    {t('people.edit')}
                  </Button>
                )
              }
            />
          );
        }}
      </Read>
      {editing && <TerritorySheet territory={editing === 'new' ? undefined : editing} rows={rows} onClose={() => setEditing(undefined)} />}
    </Page>
  );
}

type Filled = { code: string; name_zh: string; name_en: string; parent?: string | null };

function TerritorySheet({ territory, rows, onClose }: { territory: Territory | undefined; rows: Territory[]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const named = useNamed();
  const [writes] = useState(() => ({ add: addTerritory(), change: changeTerritory(territory?.key ?? '') }));

  async function save({ code, name_zh, name_en, parent = null }: Filled): Promise<void> {
    await (territory ? writes.change.run({ name_zh, name_en, parent }, { version: territory.version }) : writes.add.run({ code, name_zh, name_en, parent }));
    await readAgain(client, 'territories');
  }

  const above = rows.filter((one) => territory === undefined || !chainUp(rows, one.key).includes(territory));
  const initial: Filled = territory ? { code: territory.code, name_zh: territory.name_zh, name_en: territory.name_en, parent: territory.parent } : { code: '', name_zh: '', name_en: '' };
  return (
    <Sheet<Filled> title={t(territory ? 'settings.editTerritory' : 'settings.addTerritory')} ok={t('people.save')} initial={initial} save={save} onClose={onClose}>
      {territory === undefined && <CodeItem />}
      <NameItems />
      <Form.Item name="parent" label={t('settings.inside')}>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={named(above)} placeholder={t('settings.atTheTop')} />
      </Form.Item>
    </Sheet>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Radio, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { AddButton } from '@/features/people/parts/add-button';
import { CodeItem, NameItems, useNamed } from '@/features/people/parts/inputs';
import { NamedList } from '@/features/people/parts/named-list';
import { Page } from '@/features/people/parts/page';
import { Read } from '@/features/people/parts/read';
import { Sheet } from '@/features/people/parts/sheet';
import { teamsQuery } from '@/features/people/queries';
import { useSettles } from '@/features/people/settings/use-settles';
import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';

import { kindsQuery } from '../queries';
import { putKind, readAgain, type Kind } from './queries';

/** Kinds of work, and what each begins with. */
export function KindsPage() {
  const { t } = useTranslation();
  const { language } = useReader();
  const [editing, setEditing] = useState<Kind | 'new'>();
  const settles = useSettles('workorders.settings');
  const kinds = useQuery(kindsQuery);
  return (
    <Page title={t('settings.parts.kinds')} lead={t('kinds.lead')} tools={settles && <AddButton word={t('kinds.add')} onAdd={() => setEditing('new')} />}>
      <Read query={kinds}>
        {(rows) => (
          <NamedList
            rows={rows}
            more={(kind) => (
              <>
                <span>{`P${kind.default_priority}`}</span>
                <span>{t(kind.on_site ? 'kinds.onSite' : 'kinds.remote')}</span>
                {kind.default_team && <span>{nameFor(language, kind.default_team)}</span>}
                {kind.auto_triage && <span>{t('kinds.auto')}</span>}
              </>
            )}
            step={(kind) =>
              settles && (
                <Button size="small" look="quiet" aria-label={t('people.editName', { name: nameFor(language, kind) })} onClick={() => setEditing(kind)}>
                  {t('people.edit')}
                </Button>
              )
            }
          />
        )}
      </Read>
      {editing && <KindSheet kind={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />}
    </Page>
  );
}

type Filled = { code: string; name_zh: string; name_en: string; default_priority: number; default_team?: string | null; on_site: boolean; auto_triage: boolean };

function KindSheet({ kind, onClose }: { kind: Kind | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const named = useNamed();
  const teams = useQuery(teamsQuery);
  const [write] = useState(putKind);

  async function save({ code, default_team = null, ...told }: Filled): Promise<void> {
    await write.run({ ...told, code, default_team }, { version: kind?.version ?? 0 });
    await readAgain(client, 'kinds');
  }

  const initial: Filled = kind
    ? { code: kind.code, name_zh: kind.name_zh, name_en: kind.name_en, default_priority: kind.default_priority, default_team: kind.default_team?.key ?? null, on_site: kind.on_site, auto_triage: kind.auto_triage }
    : { code: '', name_zh: '', name_en: '', default_priority: 2, default_team: null, on_site: true, auto_triage: false };
  return (
    <Sheet<Filled> title={t(kind ? 'kinds.edit' : 'kinds.add')} ok={t('people.save')} initial={initial} save={save} onClose={onClose}>
      {kind === undefined && <CodeItem />}
      <NameItems />
      <Form.Item name="default_priority" label={t('kinds.priority')}>
        <Radio.Group optionType="button" options={[0, 1, 2, 3].map((one) => ({ value: one, label: `P${one}` }))} />
      </Form.Item>
      <Form.Item name="default_team" label={t('kinds.team')}>
        <Select allowClear options={named(teams.data?.rows.filter((team) => !team.archived))} placeholder={t('kinds.noTeam')} />
      </Form.Item>
      <Form.Item name="on_site" label={t('kinds.onSite')} valuePropName="checked" extra={t('kinds.onSiteHint')}>
        <Switch />
      </Form.Item>
      <Form.Item name="auto_triage" label={t('kinds.auto')} valuePropName="checked" extra={t('kinds.autoHint')}>
        <Switch />
      </Form.Item>
    </Sheet>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { AddButton } from '@/features/people/parts/add-button';
import { CodeItem, LineItem, NameItems } from '@/features/people/parts/inputs';
import { NamedList } from '@/features/people/parts/named-list';
import { Page } from '@/features/people/parts/page';
import { Read } from '@/features/people/parts/read';
import { Sheet, Trouble } from '@/features/people/parts/sheet';
import { useSettles } from '@/features/people/settings/use-settles';
import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import { Tag } from '@/ui/tag';

import { customFieldsQuery, putCustomField } from '../own/queries';
import { FIELD_TYPES, hasChoices, type CustomField, type FieldType } from '../own/types';
import { ChoiceItems } from './choice-items';
import { moved } from './moved';
import { readAgain } from './queries';

/** The company's own fields: what there is to ask for. Which kinds ask for them is settled on the forms' page. */
export function FieldsPage() {
  const { t } = useTranslation();
  const { language } = useReader();
  const [editing, setEditing] = useState<CustomField | 'new'>();
  const settles = useSettles('workorders.settings');
  const fields = useQuery(customFieldsQuery);
  const { move, busy, trouble } = useOrder();
  return (
    <Page title={t('settings.parts.fields')} lead={t('ownFields.lead')} tools={settles && <AddButton word={t('ownFields.add')} onAdd={() => setEditing('new')} />}>
      {trouble !== undefined && <Trouble of={trouble} />}
      <Read query={fields}>
        {(rows) =>
          rows.length === 0 ? (
            <Notice title={t('settings.noneYet')} text={t('ownFields.empty')} />
          ) : (
            <NamedList
              rows={rows}
              more={(one) => (
                <>
                  <span>{t(`ownFields.types.${one.type}`)}</span>
                  {one.unit && <span>{one.unit}</span>}
                  {one.searchable && <span>{t('ownFields.searchable')}</span>}
                  {one.personal && <span>{t('ownFields.personal')}</span>}
                  {one.archived && <Tag tone="stop">{t('ownFields.archived')}</Tag>}
                </>
              )}
              step={(one) => {
                const [at, name] = [rows.indexOf(one), nameFor(language, one)];
                return (
                  settles && (
                    <>
                      {([-1, 1] as const).map((by) => (
                        <Button
                          key={by}
                          size="small"
                          look="quiet"
                          square
                          aria-label={t(by < 0 ? 'ownFields.upOf' : 'ownFields.downOf', { name })}
                          title={t(by < 0 ? 'ownFields.up' : 'ownFields.down')}
                          aria-disabled={busy || rows[at + by] === undefined}
                          onClick={() => void move(rows, at, at + by)}
                        >
                          <Icon name={by < 0 ? 'up' : 'down'} size={14} />
                        </Button>
                      ))}
                      <Button size="small" look="quiet" aria-label={t('people.editName', { name })} onClick={() => setEditing(one)}>
                        {t('people.edit')}
                      </Button>
                    </>
                  )
                );
              }}
            />
          )
        }
      </Read>
      {editing && <FieldSheet field={editing === 'new' ? undefined : editing} many={fields.data?.length ?? 0} onClose={() => setEditing(undefined)} />}
    </Page>
  );
}

/** The order of the fields, in which lists and filters offer them: one goes up or down a place. */
function useOrder() {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();

  async function move(rows: CustomField[], from: number, to: number): Promise<void> {
    if (busy || rows[to] === undefined) return;
    setBusy(true);
    setTrouble(undefined);
    try {
      for (const [position, { version, ...field }] of moved(rows, from, to).entries()) {
        if (field.position !== position) await putCustomField().run({ ...bodyOf(field), position }, { version });
      }
    } catch (error) {
      setTrouble(error);
    } finally {
      await readAgain(client, 'custom-fields', 'fields');
      setBusy(false);
    }
  }

  return { move, busy, trouble };
}

const bodyOf = ({ code, type, name_zh, name_en, hint_zh, hint_en, unit, low, high, decimals, choices, searchable, personal, archived }: Omit<CustomField, 'version'>) => ({ code, type, name_zh, name_en, hint_zh, hint_en, unit, low, high, decimals, choices, searchable, personal, archived });

type Choice = { code: string; name_zh: string; name_en: string; archived: boolean };
type Filled = {
  code: string;
  type: FieldType;
  name_zh: string;
  name_en: string;
  hint_zh?: string;
  hint_en?: string;
  unit?: string;
  low?: number | null;
  high?: number | null;
  decimals?: number;
  choices?: Choice[];
  searchable?: boolean;
  personal?: boolean;
  archived?: boolean;
};

function FieldSheet({ field, many, onClose }: { field: CustomField | undefined; many: number; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [write] = useState(putCustomField);

  async function save(filled: Filled): Promise<void> {
    const { code, type, name_zh, name_en, hint_zh = '', hint_en = '' } = filled;
    const number = type === 'number' ? { unit: filled.unit ?? '', low: filled.low ?? null, high: filled.high ?? null, decimals: filled.decimals ?? 0 } : {};
    const text = type === 'text' ? { searchable: filled.searchable ?? false, personal: filled.personal ?? false } : {};
    const choices = hasChoices(type) ? { choices: (filled.choices ?? []) } : {};
    await write.run({ code, type, name_zh, name_en, hint_zh, hint_en, ...number, ...text, ...choices, archived: filled.archived ?? false, position: field?.position ?? many }, { version: field?.version ?? 0 });
    await readAgain(client, 'custom-fields', 'fields', 'form');
  }

  const initial: Filled = field ? { ...field } : { code: '', type: 'text', name_zh: '', name_en: '', choices: [] };
  return (
    <Sheet<Filled> wide title={t(field ? 'ownFields.edit' : 'ownFields.add')} ok={t('people.save')} initial={initial} save={save} onClose={onClose}>
      <Form.Item name="type" label={t('ownFields.type')} extra={field && t('ownFields.typeStays')}>
        <Select options={FIELD_TYPES.map((type) => ({ value: type, label: t(`ownFields.types.${type}`) }))} />
      </Form.Item>
      {field === undefined && <CodeItem />}
      <NameItems />
      <LineItem name="hint_zh" label={t('ownFields.hintZh')} required={false} />
      <LineItem name="hint_en" label={t('ownFields.hintEn')} required={false} />
      <Form.Item noStyle shouldUpdate={(before: Filled, after: Filled) => before.type !== after.type}>
        {({ getFieldValue }) => <OfType type={getFieldValue('type') as FieldType} stands={field?.choices.map((one) => one.code) ?? []} />}
      </Form.Item>
      {field && (
        <Form.Item name="archived" label={t('ownFields.archive')} valuePropName="checked" extra={t('ownFields.archiveHint')}>
          <Switch />
        </Form.Item>
      )}
    </Sheet>
  );
}

/** What only fields of a type have. */
function OfType({ type, stands }: { type: FieldType; stands: string[] }) {
  const { t } = useTranslation();
  if (hasChoices(type)) return <ChoiceItems stands={stands} />;
  if (type === 'number')
    return (
      <>
        <Form.Item name="unit" label={t('people.optional', { name: t('ownFields.unit') })}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="low" label={t('people.optional', { name: t('ownFields.low') })}>
          <InputNumber changeOnWheel={false} />
        </Form.Item>
        <Form.Item name="high" label={t('people.optional', { name: t('ownFields.high') })}>
          <InputNumber changeOnWheel={false} />
        </Form.Item>
        <Form.Item name="decimals" label={t('ownFields.decimals')} initialValue={0}>
          <InputNumber min={0} max={4} precision={0} changeOnWheel={false} />
        </Form.Item>
      </>
    );
  if (type === 'text')
    return (
      <>
        <Form.Item name="searchable" label={t('ownFields.searchable')} valuePropName="checked" extra={t('ownFields.searchableHint')}>
          <Switch />
        </Form.Item>
        <Form.Item name="personal" label={t('ownFields.personal')} valuePropName="checked" extra={t('ownFields.personalHint')}>
          <Switch />
        </Form.Item>
      </>
    );
  return null;
}

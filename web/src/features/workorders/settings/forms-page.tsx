import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';

import { Page } from '@/features/people/parts/page';
import { Read } from '@/features/people/parts/read';
import { Trouble } from '@/features/people/parts/sheet';
import { SETTINGS } from '@/features/people/paths';
import { useSettles } from '@/features/people/settings/use-settles';
import { nameFor, useReader } from '@/lib/reader';
import { Notice } from '@/ui/notice';

import { customFieldsQuery, formQuery, putForm } from '../own/queries';
import type { CustomField, Form, Item } from '../own/types';
import { kindsQuery } from '../queries';
import { FormList } from './form-list';
import { FormPreview } from './form-preview';
import styles from './forms-page.module.css';
import { ItemSheet } from './item-sheet';
import { readAgain } from './queries';

/** Which of the company's own fields a kind asks for, in which order and when. */
export function FormsPage() {
  const { t } = useTranslation();
  const { language } = useReader();
  const [params, setParams] = useSearchParams();
  const kinds = useQuery(kindsQuery);
  const fields = useQuery(customFieldsQuery);
  const kind = kinds.data?.find((one) => one.code === params.get('kind')) ?? kinds.data?.[0];
  const form = useQuery({ ...formQuery(kind?.code ?? ''), enabled: kind !== undefined });
  return (
    <Page
      title={t('settings.parts.forms')}
      lead={t('forms.lead')}
      tools={
        <Select
          className={styles['kind'] ?? ''}
          aria-label={t('fields.kind')}
          value={kind?.code ?? null}
          options={(kinds.data ?? []).map((one) => ({ value: one.code, label: nameFor(language, one) }))}
          onChange={(code: string) => setParams({ kind: code }, { replace: true })}
        />
      }
    >
      <Read query={fields}>
        {(known) =>
          known.length === 0 ? (
            <>
              <Notice title={t('settings.noneYet')} text={t('forms.noFields')} />
              <Link to={`${SETTINGS}/fields`}>{t('forms.toFields')}</Link>
            </>
          ) : (
            <Read query={form}>{(told) => <Editor key={told.kind} form={told} fields={known} />}</Read>
          )
        }
      </Read>
    </Page>
  );
}

/** What is changed is written at once: the preview beside it is what everybody gets. */
function Editor({ form, fields }: { form: Form; fields: CustomField[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const settles = useSettles('workorders.settings');
  const [write] = useState(() => putForm(form.kind));
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const [editing, setEditing] = useState<string>();

  async function put(items: Item[]): Promise<void> {
    const told = await write.run({ items: items.map(bodyOf) }, { version: form.version });
    client.setQueryData(formQuery(form.kind).queryKey, told);
    await readAgain(client, 'asked', 'kinds');
  }

  async function change(items: Item[]): Promise<void> {
    setBusy(true);
    setTrouble(undefined);
    try {
      await put(items);
    } catch (error) {
      setTrouble(error);
      await readAgain(client, 'form');
    } finally {
      setBusy(false);
    }
  }

  const item = form.items.find((one) => one.field === editing);
  return (
    <div className={styles['two']}>
      <section aria-label={t('forms.asks')}>
        <FormList items={form.items} fields={fields} settles={settles} busy={busy} onChange={(items) => void change(items)} onEdit={setEditing} />
        {trouble !== undefined && <Trouble of={trouble} />}
      </section>
      <FormPreview kind={form.kind} />
      {item && (
        <ItemSheet
          item={item}
          fields={fields}
          above={form.items.slice(0, form.items.indexOf(item)).map((one) => one.field)}
          save={(next) => put(form.items.map((one) => (one === item ? next : one)))}
          onClose={() => setEditing(undefined)}
        />
      )}
    </div>
  );
}

/** An item as it is sent: without the words that the server puts to its conditions. */
const bodyOf = ({ field, show_when, required_at, require_when, limits, customers }: Item) => ({
  field,
  show_when,
  required_at,
  require_when,
  limits: limits.map(({ when, choices }) => ({ when, choices })),
  customers,
});

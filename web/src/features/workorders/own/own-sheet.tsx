import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { Trouble } from '@/features/people/parts/sheet';
import { draftOf, dropDraft, keepDraft } from '@/ui/sheet-drafts';
import { sizes } from '@/ui/theme';
import { Trying } from '@/ui/trying';

import { changeOrder, written } from '../queries';
import type { Order } from '../types';
import { changesOf, lackingOf, useAsked } from './asked';
import { FormFields } from './form-fields';
import { codeOf, type Values } from './types';

/** Puts the company's own fields of an order right, all in one sheet: what one field says decides what the next asks. */
export function OwnSheet({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const draft = `${order.key} own`;
  const [values, setValues] = useState<Values>(() => (draftOf(draft) as Values | undefined) ?? {});
  const [version, setVersion] = useState(order.version);
  const [began] = useState(order.custom);
  const [write] = useState(() => changeOrder(order.key));
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const [lacking, setLacking] = useState<string[]>([]);
  const asked = useAsked(order.kind.code, {}, values, order.key);
  const steps = order.triaged_at === null ? (['report'] as const) : order.resolved_at === null ? (['report', 'triage'] as const) : (['report', 'triage', 'resolve'] as const);

  function change(code: string, value: Values[string]): void {
    const next = { ...values, [code]: value ?? null };
    setValues(next);
    keepDraft(draft, {}, next);
  }

  function close(): void {
    dropDraft(draft);
    onClose();
  }

  const stood = (code: string): Values[string] => began.find((one) => one.code === code)?.value ?? null;

  /** Others make moves and write notes all the time: only who changed the same field is in the way. */
  async function attempt(changes: Values): Promise<Order> {
    try {
      return await write.run({ custom: changes }, { version });
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'stale_version') throw error;
      const fields = Object.entries((error.facts['fields'] ?? {}) as Record<string, { now: unknown }>);
      if (fields.some(([name, { now }]) => JSON.stringify(now ?? null) !== JSON.stringify(stood(codeOf(name))))) throw error;
      return write.run({ custom: changes }, { version: Number(error.facts['version']) });
    }
  }

  async function save(): Promise<void> {
    const items = asked.items.map((item) => ({ ...item, value: stood(item.code) }));
    const changes = changesOf(items, values);
    const emptied = lackingOf(items.filter((one) => changes[one.code] === null), changes, steps).map((one) => one.code);
    setLacking(emptied);
    if (emptied.length > 0) return;
    if (Object.keys(changes).length === 0) {
      close();
      return;
    }
    setBusy(true);
    setTrouble(undefined);
    try {
      written(client, await attempt(changes));
      close();
    } catch (error) {
      setTrouble(error);
      if (error instanceof Problem && error.code === 'stale_version') setVersion(Number(error.facts['version']));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Modal
      open
      title={t('own.title')}
      okText={t('people.save')}
      cancelText={t('people.dismiss')}
      confirmLoading={busy}
      onOk={() => void save()}
      onCancel={close}
      destroyOnHidden
      width={parseInt(sizes.sheet)}
      transitionName=""
      maskTransitionName=""
    >
      <div onKeyDown={(event) => (event.metaKey || event.ctrlKey) && event.key === 'Enter' && void save()}>
        <FormFields items={asked.items} values={values} customer={order.customer?.key ?? ''} steps={steps} lacking={lacking} onChange={change} />
        <Trying busy={busy} />
        {trouble !== undefined && <Trouble of={trouble} />}
        {asked.error && <Trouble of={asked.error} />}
      </div>
    </Modal>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { Trouble } from '@/features/people/parts/sheet';
import { nameFor, useReader } from '@/lib/reader';
import { Differences } from '@/ui/differences';
import { ReadTrouble } from '@/ui/read-trouble';
import { draftOf, dropDraft, keepDraft } from '@/ui/sheet-drafts';
import { Bone } from '@/ui/skeleton';
import { sizes } from '@/ui/theme';
import { Trying } from '@/ui/trying';

import { changeOrder, orderQuery, written } from '../queries';
import type { Order } from '../types';
import { changesOf, lackingOf, useAsked } from './asked';
import { FormFields } from './form-fields';
import { nameChosen } from './queries';
import { codeOf, type Value, type Values } from './types';
import { useValueWords } from './value-words';

/** Puts the company's own fields of an order right, all in one sheet: what one field says decides what the next asks. */
export function OwnSheet({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { language } = useReader();
  const words = useValueWords();
  const draft = `${order.key} own`;
  const [values, setValues] = useState<Values>(() => (draftOf(draft) as Values | undefined) ?? {});
  const [began, setBegan] = useState(order);
  const [clash, setClash] = useState<{ now: Order; codes: string[] }>();
  const [write] = useState(() => changeOrder(order.key));
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const [lacking, setLacking] = useState<string[]>([]);
  const asked = useAsked(order.kind.code, {}, values, order.key);
  const unread = asked.pending || (asked.error !== null && asked.items.length === 0); // what is not known to be asked for would be taken for unchanged
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

  const stood = (code: string): Values[string] => began.custom.find((one) => one.code === code)?.value ?? null;

  /** Others make moves and write notes all the time: only who changed the same field is in the way. */
  async function attempt(changes: Values, version: number): Promise<Order | undefined> {
    try {
      return await write.run({ custom: changes }, { version });
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'stale_version') throw error;
      const fields = Object.entries((error.facts['fields'] ?? {}) as Record<string, { now: unknown }>);
      const codes = fields.filter(([name, { now }]) => JSON.stringify(now ?? null) !== JSON.stringify(stood(codeOf(name)))).map(([name]) => codeOf(name));
      if (codes.length === 0) return write.run({ custom: changes }, { version: Number(error.facts['version']) });
      setClash({ now: await client.query({ ...orderQuery(order.key), staleTime: 0 }), codes });
      return undefined;
    }
  }

  /** Theirs stands where both wrote; what else was filled in stays to be saved. */
  function takeTheirs({ now, codes }: { now: Order; codes: string[] }): void {
    const rest = Object.fromEntries(Object.entries(values).filter(([code]) => !codes.includes(code)));
    setValues(rest);
    keepDraft(draft, {}, rest);
    setBegan(now);
    setClash(undefined);
  }

  async function save(version = began.version): Promise<void> {
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
    setClash(undefined);
    try {
      const after = await attempt(changes, version);
      if (after === undefined) return;
      written(client, after);
      close();
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  }

  function rowsOf({ now, codes }: { now: Order; codes: string[] }) {
    return codes.flatMap((code) => {
      const field = now.custom.find((one) => one.code === code) ?? asked.items.find((one) => one.code === code);
      if (field === undefined) return [];
      const mine = values[code] ?? null;
      const theirs = now.custom.find((one) => one.code === code);
      const said = (value: Value, name: string): string => words(field, value, name) || t('own.nothing');
      return [{ label: nameFor(language, field), yours: said(mine, nameChosen(client, mine)), now: said(theirs?.value ?? null, theirs?.name ?? '') }];
    });
  }

  return (
    <Modal
      open
      title={t('own.title')}
      okText={t('people.save')}
      cancelText={t('people.dismiss')}
      okButtonProps={{ disabled: unread }}
      confirmLoading={busy}
      onOk={() => void save()}
      onCancel={close}
      destroyOnHidden
      width={parseInt(sizes.sheet)}
      transitionName=""
      maskTransitionName=""
    >
      <div onKeyDown={(event) => (event.metaKey || event.ctrlKey) && event.key === 'Enter' && !unread && void save()}>
        {asked.pending && <Reading />}
        <FormFields items={asked.items} values={values} customer={order.customer?.key ?? ''} steps={steps} lacking={lacking} onChange={change} />
        {clash && <Differences rows={rowsOf(clash)} onMine={() => void save(clash.now.version)} onTheirs={() => takeTheirs(clash)} />}
        <Trying busy={busy} />
        {trouble !== undefined && <Trouble of={trouble} />}
        {asked.error && <ReadTrouble error={asked.error} onRetry={asked.retry} />}
      </div>
    </Modal>
  );
}

function Reading() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('own.reading')}>
      <Bone width={18} />
    </div>
  );
}

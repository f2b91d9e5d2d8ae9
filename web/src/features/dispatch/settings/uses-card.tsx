import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useNamed } from '@/features/people/parts/inputs';
import { Sheet } from '@/features/people/parts/sheet';
import { useStep } from '@/features/people/parts/use-step';
import { kindsQuery } from '@/features/workorders/queries';
import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Icon } from '@/ui/icon';

import { dropUse, policiesQuery, choosePolicy } from '../queries';
import type { Policy, Use } from '../types';
import { useUseWords } from './use-use-words';
import styles from './uses-card.module.css';

const PRIORITIES = [0, 1, 2, 3];

/** Which orders go by which policy, and whether by themselves. */
export function UsesCard({ policies, uses, settles }: { policies: Policy[]; uses: Use[]; settles: boolean }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const client = useQueryClient();
  const words = useUseWords();
  const step = useStep();
  const [adding, setAdding] = useState(false);
  const again = (): Promise<void> => client.invalidateQueries({ queryKey: policiesQuery.queryKey });
  const settle = async (use: Use): Promise<void> => {
    await settleUse(use);
    await again();
  };

  function automatic(use: Use, on: boolean): void {
    const done = t('dispatch.policies.useSaved');
    if (!on) void step.take(() => settle({ ...use, automatic: false }), done);
    else step.askFirst({ title: t('dispatch.policies.switchTitle'), text: t('dispatch.policies.automaticOn', { what: words(use) }), ok: t('dispatch.policies.switchOn'), danger: false }, () => settle({ ...use, automatic: true }), done);
  }

  const add = settles && (
    <Button look="quiet" size="small" onClick={() => setAdding(true)}>
      <Icon name="plus" size={14} />
      {t('dispatch.policies.addUse')}
    </Button>
  );
  return (
    <Card icon="list" title={t('dispatch.policies.uses')} lead={t('dispatch.policies.usesLead')} actions={add}>
      <ul className={styles['uses']}>
        {uses.toSorted(bySpecific).map((use) => {
          const what = words(use);
          return (
            <li key={`${use.kind ?? ''} ${use.priority ?? ''}`}>
              <b>{what}</b>
              <Select
                aria-label={`${what}: ${t('dispatch.policies.policy')}`}
                disabled={!settles || step.busy}
                value={use.policy}
                options={policies.map((one) => ({ value: one.code, label: nameFor(language, one) }))}
                onChange={(policy: string) => void step.take(() => settle({ ...use, policy }), t('dispatch.policies.useSaved'))}
              />
              <label className={styles['auto']}>
                <Switch size="small" disabled={!settles || step.busy} checked={use.automatic} onChange={(on) => automatic(use, on)} aria-label={`${what}: ${t('dispatch.policies.automatic')}`} />
                {t(use.automatic ? 'dispatch.policies.automatic' : 'dispatch.policies.byHand')}
              </label>
              {settles && (use.kind !== null || use.priority !== null) && (
                <Button
                  look="quiet"
                  size="small"
                  disabled={step.busy}
                  onClick={() =>
                    step.askFirst({ title: t('dispatch.policies.dropTitle'), text: t('dispatch.policies.dropText', { what }), ok: t('dispatch.policies.drop') }, async () => {
                      await dropUse().run({ kind: use.kind, priority: use.priority });
                      await again();
                    })
                  }
                >
                  {t('dispatch.policies.drop')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {adding && <UseSheet policies={policies} save={settle} onClose={() => setAdding(false)} />}
    </Card>
  );
}

const settleUse = (use: Use): Promise<unknown> => choosePolicy().run(use);

/** The most specific first, as they count. */
const weight = (use: Use): number => (use.kind === null ? 0 : 2) + (use.priority === null ? 0 : 1);
const bySpecific = (one: Use, other: Use): number => weight(other) - weight(one) || (one.priority ?? 0) - (other.priority ?? 0) || (one.kind ?? '').localeCompare(other.kind ?? '');

type Filled = { policy: string; kind?: string | null; priority?: number | null; automatic: boolean };

function UseSheet({ policies, save, onClose }: { policies: Policy[]; save: (use: Use) => Promise<void>; onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const named = useNamed();
  const kinds = useQuery(kindsQuery);
  const any = { allowClear: true, placeholder: t('dispatch.policies.any') };
  return (
    <Sheet<Filled>
      title={t('dispatch.policies.addUse')}
      ok={t('people.save')}
      lead={t('dispatch.policies.usesLead')}
      initial={{ policy: policies[0]?.code ?? '', automatic: false }}
      save={({ kind = null, priority = null, ...filled }) => save({ ...filled, kind, priority })}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('dispatch.policies.kind')}>
        <Select options={named(kinds.data, 'code')} {...any} />
      </Form.Item>
      <Form.Item name="priority" label={t('dispatch.policies.priority')}>
        <Select options={PRIORITIES.map((one) => ({ value: one, label: `P${one}` }))} {...any} />
      </Form.Item>
      <Form.Item name="policy" label={t('dispatch.policies.policy')}>
        <Select options={policies.map((one) => ({ value: one.code, label: nameFor(language, one) }))} />
      </Form.Item>
      <Form.Item name="automatic" label={t('dispatch.policies.automatic')} valuePropName="checked" extra={t('dispatch.policies.automaticHint')}>
        <Switch />
      </Form.Item>
    </Sheet>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { NameItems } from '@/features/people/parts/inputs';
import { Sheet } from '@/features/people/parts/sheet';

import type { Filter } from '../../lists/types';
import type { Placeholder, Whose } from '../../replies/queries';
import { WhoseItems } from '../../replies/settings/whose-items';
import { ConditionInput } from '../../settings/condition-input';
import { changeMacro, keepMacro, macrosChanged, type Macro, type Names, type Step } from '../queries';
import { newStep, sent } from '../steps';
import { StepsInput } from './steps-input';

type Filled = { name_zh: string; name_en: string; steps: Step[]; filter: Filter | null; whose: Whose; team?: string | null };

/** A macro: what it is called, what it does step by step, and on which orders it is offered. */
export function MacroEditor({ macro, names, placeholders, onClose }: { macro: Macro | undefined; names: Names; placeholders: Placeholder[]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [writes] = useState(() => ({ keep: keepMacro(), change: changeMacro(macro?.key ?? '') }));

  async function save({ whose, team, steps, ...filled }: Filled): Promise<void> {
    const body = { ...filled, steps: sent(steps) };
    if (macro) await writes.change.run(body, { version: macro.version });
    else await writes.keep.run({ ...body, whose, team: whose === 'team' ? (team ?? null) : null, position: 0 });
    await macrosChanged(client);
  }

  const initial: Filled = macro
    ? { name_zh: macro.name_zh, name_en: macro.name_en, steps: macro.steps, filter: macro.filter, whose: macro.whose }
    : { name_zh: '', name_en: '', steps: [newStep('reply')], filter: null, whose: 'me', team: null };
  return (
    <Sheet<Filled> wide title={t(macro ? 'macros.edit' : 'macros.add')} ok={t('people.save')} initial={initial} save={save} onClose={onClose}>
      <NameItems />
      <Form.Item name="steps" label={t('macros.steps')} extra={t('macros.stepsHint')}>
        <StepsInput names={names} placeholders={placeholders} />
      </Form.Item>
      <Form.Item name="filter" label={t('macros.condition')} extra={t('macros.conditionHint')}>
        <ConditionInput every none={t('macros.everywhere')} />
      </Form.Item>
      {macro === undefined && <WhoseItems />}
    </Sheet>
  );
}

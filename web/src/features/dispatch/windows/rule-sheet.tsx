import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { calendarsQuery } from '@/features/people/calendars/queries';
import { useNamed } from '@/features/people/parts/inputs';
import { Sheet } from '@/features/people/parts/sheet';
import { territoriesQuery } from '@/features/people/settings/queries';
import { kindsQuery } from '@/features/workorders/queries';

import { filledOf, usualOf, windowsOf, type Filled } from './draft';
import { publishRule, windowRulesQuery, type Limits, type Rule } from './queries';
import { DayItems, RuleItems } from './rule-items';
import { useRuleWords } from './use-rule-words';
import { WeekPreview } from './week-preview';

type Props = { rule?: Rule | undefined; limits: Limits; onClose: () => void };

/** Which windows which orders are offered, tried on the week ahead before it is published. */
export function RuleSheet({ rule, limits, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const named = useNamed();
  const words = useRuleWords();
  const [write] = useState(publishRule);
  const kinds = useQuery(kindsQuery);
  const territories = useQuery(territoriesQuery);
  const calendars = useQuery(calendarsQuery);
  const [initial] = useState(() => (rule ? filledOf(rule) : usualOf(limits)));
  const any = { allowClear: true, placeholder: t('windows.any') };

  async function save(filled: Filled): Promise<void> {
    const windows = windowsOf(filled);
    if (windows === undefined) return; // the form has said what is missing
    const done = await write.run({ kind: filled.kind ?? null, territory: filled.territory ?? null, calendar: filled.calendar ?? null, windows });
    void message.success(t('windows.published', { what: words.about(done) }));
    await client.invalidateQueries({ queryKey: windowRulesQuery.queryKey });
  }

  return (
    <Sheet<Filled> wide title={t(rule ? 'windows.changeTitle' : 'windows.addTitle')} ok={t('windows.publish')} lead={t('windows.ruleLead')} initial={initial} save={save} onClose={onClose}>
      {rule ? (
        <p>
          <b>{words.about(rule)}</b>
        </p>
      ) : (
        <>
          <Form.Item name="kind" label={t('windows.kind')}>
            <Select options={named(kinds.data?.filter((one) => one.on_site), 'code')} {...any} />
          </Form.Item>
          <Form.Item name="territory" label={t('windows.territory')}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={named(territories.data?.rows, 'code')} {...any} />
          </Form.Item>
        </>
      )}
      <DayItems />
      <Form.Item name="calendar" label={t('windows.calendar')} extra={t('windows.calendarExtra')}>
        <Select options={named(calendars.data?.rows, 'code')} allowClear placeholder={t('windows.noCalendar')} />
      </Form.Item>
      <RuleItems limits={limits} />
      <Form.Item noStyle shouldUpdate>
        {({ getFieldsValue }) => <WeekPreview filled={{ ...initial, ...(getFieldsValue(true) as Partial<Filled>) }} />}
      </Form.Item>
    </Sheet>
  );
}

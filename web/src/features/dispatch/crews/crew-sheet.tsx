import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Sheet } from '@/features/people/parts/sheet';

import { PAIR } from './draft';
import { crewsChanged, setOrderCrew, type Crew } from './queries';
import { SeatsEditor } from './seats-editor';

type Filled = { how: 'crew' | 'one'; crew: Crew; reason: string };

/** What one order needs of people, whatever a rule says, and why. */
export function CrewSheet({ order, crew, onClose }: { order: string; crew: Crew | null; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [write] = useState(() => setOrderCrew(order));

  async function save({ how, crew: told, reason }: Filled): Promise<void> {
    await write.run({ crew: how === 'crew' ? told : null, reason });
    void message.success(t('crews.saved'));
    crewsChanged(client, order);
  }

  return (
    <Sheet<Filled> wide title={t('crews.setTitle')} ok={t('crews.save')} lead={t('crews.setLead')} initial={{ how: 'crew', crew: crew ?? PAIR, reason: '' }} save={save} onClose={onClose}>
      <Form.Item name="how" label={t('crews.needs')}>
        <Radio.Group options={(['crew', 'one'] as const).map((how) => ({ value: how, label: t(how === 'crew' ? 'crews.several' : 'crews.one') }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Filled, after: Filled) => before.how !== after.how}>
        {({ getFieldValue }) =>
          getFieldValue('how') === 'one' ? null : (
            <Form.Item name="crew" label={t('crews.who')}>
              <SeatsEditor />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="reason" label={t('dispatch.reason')} extra={t('crews.reasonExtra')} rules={[{ required: true, whitespace: true, message: t('people.required', { name: t('dispatch.reason') }) }]}>
        <Input maxLength={200} />
      </Form.Item>
    </Sheet>
  );
}

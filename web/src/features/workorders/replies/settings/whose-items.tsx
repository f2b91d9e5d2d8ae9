import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';

import { useWhose } from '../../lists/use-whose';

/** For whom it is kept: only what this person may share is offered. */
export function WhoseItems() {
  const { t } = useTranslation();
  const { language } = useReader();
  const { choices, teams } = useWhose();
  return (
    <>
      <Form.Item name="whose" label={t('lists.whose')}>
        <Select options={choices.map((one) => ({ value: one, label: t(`lists.for.${one}`) }))} />
      </Form.Item>
      <Form.Item noStyle dependencies={['whose']}>
        {({ getFieldValue }) =>
          getFieldValue('whose') === 'team' && (
            <Form.Item name="team" label={t('lists.team')} rules={[{ required: true, message: t('people.required', { name: t('lists.team') }) }]}>
              <Select showSearch={{ optionFilterProp: 'label' }} options={teams.map((one) => ({ value: one.key, label: nameFor(language, one) }))} placeholder={t('lists.choose')} />
            </Form.Item>
          )
        }
      </Form.Item>
    </>
  );
}

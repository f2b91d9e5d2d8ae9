import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EngineerInput } from '@/features/people/parts/inputs';
import { Sheet } from '@/features/people/parts/sheet';

import { wished, wishEngineer, type About, type How, type Told } from './queries';
import styles from './wishes-card.module.css';

type Of = 'order' | 'customer';
type Filled = { engineer?: string; how: How; of: Of; reason: string };
type Props = { about: About; mayOrder: boolean; mayCustomer: boolean; begun: { engineer?: string; how: How }; known?: { key: string; name: string } | undefined; onClose: () => void };

const HOWS: How[] = ['rather', 'only', 'never'];

/** Who is wanted or not, how much, for this order or for all of the customer's, and why. */
export function WishSheet({ about, mayOrder, mayCustomer, begun, known, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [write] = useState(wishEngineer);

  async function save({ engineer = '', how, of, reason }: Filled): Promise<void> {
    const told: Told = { engineer, how, reason };
    const done = await write.run('order' in about && of === 'order' ? { ...told, order: about.order } : { ...told, customer: about.customer ?? '' });
    void message.success(t(`wishes.saved.${how}`, { name: done.engineer.name }));
    wished(client);
  }

  const initial: Filled = { ...(begun.engineer && { engineer: begun.engineer }), how: begun.how, of: mayOrder ? 'order' : 'customer', reason: '' };
  return (
    <Sheet<Filled> title={t('wishes.addTitle')} ok={t('wishes.save')} initial={initial} save={save} onClose={onClose}>
      <Form.Item name="engineer" label={t('dispatch.engineer')} rules={[{ required: true, message: t('people.required', { name: t('dispatch.engineer') }) }]}>
        <EngineerInput {...(known && { known })} />
      </Form.Item>
      <Form.Item name="how" label={t('wishes.howMuch')}>
        <Radio.Group className={styles['choices'] ?? ''}>
          {HOWS.map((how) => (
            <Radio key={how} value={how}>
              {t(`wishes.how.${how}.name`)}
              <span className={styles['soft']}>{t(`wishes.how.${how}.what`)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      {mayOrder && mayCustomer && (
        <Form.Item name="of" label={t('wishes.for')}>
          <Radio.Group options={(['order', 'customer'] as const).map((of) => ({ value: of, label: t(`wishes.of.${of}`) }))} />
        </Form.Item>
      )}
      <Form.Item name="reason" label={t('dispatch.reason')} extra={t('wishes.reasonExtra')} rules={[{ required: true, whitespace: true, message: t('people.required', { name: t('dispatch.reason') }) }]}>
        <Input maxLength={200} />
      </Form.Item>
    </Sheet>
  );
}

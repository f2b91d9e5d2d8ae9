import { Form, Modal } from 'antd';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { sizes } from '@/ui/theme';

import { factsOf, type Asked, type Filled } from './need-values';
import { NeedInput } from './need-input';
import styles from './need-sheet.module.css';
import type { Order } from './types';
import { needWord } from './words';

type Props = {
  order: Order;
  title: string;
  okText: string;
  hint?: string | undefined;
  needs: Asked[];
  start: Filled;
  danger?: boolean;
  busy: boolean;
  /** Why the last try was refused. */
  trouble: ReactNode;
  onSubmit: (facts: Record<string, unknown>) => void;
  onDismiss: () => void;
};

/** A small sheet that asks for the facts something needs; Ctrl+Enter sends it. */
export function NeedSheet({ order, title, okText, hint, needs, start, danger = false, busy, trouble, onSubmit, onDismiss }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Filled>();
  const fields = useRef<HTMLDivElement>(null);
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={t('sheet.dismiss')}
      okButtonProps={{ danger }}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onDismiss}
      afterOpenChange={(open) => open && focusFirst(fields.current)}
      destroyOnHidden
      width={parseInt(sizes.sheet)}
      transitionName=""
      maskTransitionName=""
    >
      <Form<Filled>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={start}
        onFinish={(filled) => onSubmit(factsOf(needs, filled))}
        onKeyDown={(event) => (event.metaKey || event.ctrlKey) && event.key === 'Enter' && form.submit()}
      >
        {hint && <p className={styles['hint']}>{hint}</p>}
        <div ref={fields}>
          {needs.map((need) => (
            <Fact key={need.name} need={need} order={order} />
          ))}
        </div>
        {trouble}
      </Form>
    </Modal>
  );
}

function Fact({ need, order }: { need: Asked; order: Order }) {
  const { t } = useTranslation();
  const name = t(`needs.${needWord(need.name)}`);
  const rule = { required: true, whitespace: need.type === 'text', message: t('sheet.required', { name }) };
  return (
    <Form.Item name={need.name} label={need.required ? name : t('sheet.optional', { name })} rules={need.required ? [rule] : []}>
      <NeedInput need={need} order={order} />
    </Form.Item>
  );
}

/** The first field, and of a choice what is chosen; antd would leave the focus on the sheet's cross. */
function focusFirst(fields: HTMLElement | null): void {
  const first = fields?.querySelector('.ant-form-item');
  const field = first?.querySelector<HTMLElement>('input:checked') ?? first?.querySelector<HTMLElement>('input, textarea');
  field?.focus();
}

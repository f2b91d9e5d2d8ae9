import { Form, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { MACHINE_ZONE } from '@/lib/time';
import { wallOf } from '@/lib/wall';
import { useZoneName } from '@/lib/zones';
import { draftOf, dropDraft, keepDraft } from '@/ui/sheet-drafts';
import { sizes } from '@/ui/theme';
import { Trying } from '@/ui/trying';

import { factsOf, type Asked, type Filled } from './need-values';
import { NeedInput } from './need-input';
import styles from './need-sheet.module.css';
import { FormFields } from './own/form-fields';
import type { Shown, Value, Values } from './own/types';
import type { Order } from './types';
import { needWord } from './words';

type Own = { items: readonly Shown[]; values: Values; lacking: readonly string[]; steps: readonly Shown['required_at'][]; change: (code: string, value: Value) => void };

type Props = {
  order: Order;
  title: string;
  okText: string;
  hint?: string | undefined;
  needs: Asked[];
  /** What the fields begin with, by the clock on the wall of `zone`. */
  start: (now: Dayjs, zone: string) => Filled;
  /** Where times are meant; the reader's own zone unless said. */
  zone?: string | undefined;
  danger?: boolean;
  busy: boolean;
  /** Why the last try was refused. */
  trouble: ReactNode;
  /** Under which name what was begun is found again, should the page go before it is written. */
  draft?: string;
  /** The custom fields that are asked for besides. */
  own?: Own | undefined;
  onSubmit: (facts: Record<string, unknown>) => void;
  onDismiss: () => void;
};

/** A small sheet that asks for the facts something needs; Ctrl+Enter sends it. */
export function NeedSheet({ order, title, okText, hint, needs, start, zone: place, danger = false, busy, trouble, draft, own, onSubmit, onDismiss }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Filled>();
  const [now, reader] = [useNow(), useReader()];
  const zone = place ?? reader.zone;
  const [beginning] = useState(() => start(wallOf(now, zone), zone));
  const [kept] = useState(() => (draft === undefined ? undefined : (draftOf(draft) as Filled | undefined)));
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
      onCancel={() => {
        if (draft !== undefined) dropDraft(draft);
        onDismiss();
      }}
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
        initialValues={{ ...beginning, ...kept }}
        onValuesChange={(_, all) => draft !== undefined && keepDraft(draft, beginning, all)}
        onFinish={(filled) => onSubmit(factsOf(needs, filled, zone))}
        onKeyDown={(event) => (event.metaKey || event.ctrlKey) && event.key === 'Enter' && form.submit()}
      >
        {hint && <p className={styles['hint']}>{hint}</p>}
        <div ref={fields}>
          {needs.map((need) => (
            <Fact key={need.name} need={need} order={order} zone={zone} />
          ))}
        </div>
        {own && <FormFields items={own.items} values={own.values} customer={order.customer?.key ?? ''} steps={own.steps} lacking={own.lacking} onChange={own.change} />}
        <Trying busy={busy} />
        {trouble}
      </Form>
    </Modal>
  );
}

function Fact({ need, order, zone }: { need: Asked; order: Order; zone: string }) {
  const { t } = useTranslation();
  const called = useZoneName();
  const name = t(`needs.${needWord(need.name)}`);
  const rule = { required: true, whitespace: need.type === 'text', message: t('sheet.required', { name }) };
  const abroad = (need.type === 'window' || need.type === 'datetime') && zone !== MACHINE_ZONE;
  return (
    <Form.Item name={need.name} label={need.required ? name : t('sheet.optional', { name })} rules={need.required ? [rule] : []} extra={abroad && t('sheet.zone', { zone: called(zone) })}>
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

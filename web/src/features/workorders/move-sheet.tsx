import { Form, Modal } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { sizes } from '@/ui/theme';

import { MoveTrouble } from './move-trouble';
import { factsOf, startOf, type Filled } from './need-values';
import { NeedInput } from './need-input';
import styles from './move-sheet.module.css';
import type { Need, Order } from './types';
import type { KnownMove, Moves } from './use-moves';
import { isHint, needWord } from './words';

type Props = { order: Order; move: KnownMove; moves: Moves };

/** Asks for the facts a move needs, as the server names them, with sensible defaults. */
export function MoveSheet({ order, move, moves }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Filled>();
  const fields = useRef<HTMLDivElement>(null);
  return (
    <Modal
      open
      title={t(`moves.${move.move}`)}
      okText={t(`moves.${move.move}`)}
      cancelText={t('sheet.dismiss')}
      okButtonProps={{ danger: move.move === 'cancel' }}
      confirmLoading={moves.busy}
      onOk={() => form.submit()}
      onCancel={moves.dismiss}
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
        initialValues={startOf(move.needs, order)}
        onFinish={(filled) => void moves.make(move.move, factsOf(move.needs, filled))}
        onKeyDown={(event) => (event.metaKey || event.ctrlKey) && event.key === 'Enter' && form.submit()}
      >
        {isHint(move.move) && <p className={styles['hint']}>{t(`sheet.hint.${move.move}`)}</p>}
        <div ref={fields}>
          {move.needs.map((need) => (
            <Fact key={need.name} need={need} order={order} />
          ))}
        </div>
        {moves.trouble && <MoveTrouble trouble={moves.trouble} />}
      </Form>
    </Modal>
  );
}

function Fact({ need, order }: { need: Need; order: Order }) {
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

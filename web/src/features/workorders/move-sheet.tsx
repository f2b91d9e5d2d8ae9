import { Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';

import { MoveTrouble } from './move-trouble';
import { factsOf, startOf, type Filled } from './need-values';
import { NeedInput } from './need-input';
import type { Order } from './types';
import type { KnownMove, Moves } from './use-moves';
import { isHint, needWord } from './words';

type Props = { order: Order; move: KnownMove; moves: Moves };

/** Asks for the facts a move needs, as the server names them, with sensible defaults. */
export function MoveSheet({ order, move, moves }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Filled>();
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
      afterOpenChange={(open) => open && form.focusField(move.needs[0]?.name ?? '')}
      destroyOnHidden
      width={440}
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
        {isHint(move.move) && <p>{t(`sheet.hint.${move.move}`)}</p>}
        {move.needs.map((need, at) => {
          const name = t(`needs.${needWord(need.name)}`);
          return (
            <Form.Item
              key={need.name}
              name={need.name}
              label={need.required ? name : t('sheet.optional', { name })}
              rules={need.required ? [{ required: true, whitespace: need.type === 'text', message: t('sheet.required', { name }) }] : []}
            >
              <NeedInput need={need} order={order} first={at === 0} />
            </Form.Item>
          );
        })}
        {moves.trouble && <MoveTrouble trouble={moves.trouble} />}
      </Form>
    </Modal>
  );
}

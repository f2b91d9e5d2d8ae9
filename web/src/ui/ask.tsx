import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

import { Said } from './notice';
import { useProblemWords } from './problem-words';
import { sizes } from './theme';
import { Trying } from './trying';
import { useDoing } from './use-doing';

type Props = { title: string; text: string; okText: string; danger?: boolean; onDo: () => Promise<unknown>; onClose: () => void };

/** Asks once more before something that hurts; why it was refused stands in the same place. */
export function Ask({ title, text, okText, danger = false, onDo, onClose }: Props) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { busy, trouble, act } = useDoing(onDo, onClose);

  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={t('edit.cancel')}
      okButtonProps={{ danger, autoFocus: !danger }}
      cancelButtonProps={{ autoFocus: danger }}
      confirmLoading={busy}
      onOk={() => void act()}
      onCancel={onClose}
      width={parseInt(sizes.card)}
      transitionName=""
      maskTransitionName=""
    >
      <p>{text}</p>
      <Trying busy={busy} />
      {trouble !== undefined && <Said>{words(trouble)}</Said>}
    </Modal>
  );
}

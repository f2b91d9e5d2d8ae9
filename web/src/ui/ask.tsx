import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Said } from './notice';
import { useProblemWords } from './problem-words';
import { sizes } from './theme';
import { Trying } from './trying';

type Props = { title: string; text: string; okText: string; danger?: boolean; onDo: () => Promise<unknown>; onClose: () => void };

/** Asks once more before something that hurts; why it was refused stands in the same place. */
export function Ask({ title, text, okText, danger = false, onDo, onClose }: Props) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();

  async function act(): Promise<void> {
    setBusy(true);
    setTrouble(undefined);
    try {
      await onDo();
      onClose();
    } catch (error) {
      setTrouble(error);
      setBusy(false);
    }
  }

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

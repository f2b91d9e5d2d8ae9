import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

import { moveLetter, type MoveName } from '@/features/workorders/status';
import { Kbd } from '@/ui/kbd';

import styles from './key-sheet.module.css';

/** Everything the keyboard does, on one sheet. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const rows: [string, string[]][] = [
    [t('keys.next'), ['J', '↓']],
    [t('keys.previous'), ['K', '↑']],
    [t('keys.open'), ['↵']],
    [t('keys.back'), ['Esc']],
    [t('keys.write'), ['M']],
    [t('keys.send'), ['Ctrl', '↵']],
    [t('keys.help'), ['?']],
    ...(Object.entries(moveLetter) as [MoveName, string][]).map(([move, letter]): [string, string[]] => [t(`moves.${move}`), [letter.toUpperCase()]]),
  ];
  return (
    <Modal open title={t('keys.title')} footer={null} onCancel={onClose} transitionName="" maskTransitionName="">
      <dl className={styles['keys']}>
        {rows.map(([what, keys]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

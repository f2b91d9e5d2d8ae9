import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

import { Sheet } from '@/features/people/parts/sheet';

import { numberOf, titleOf } from '../carry/carry';
import { useBoardWords } from '../use-board-words';
import type { Asking } from './asking';
import styles from './reason-sheet.module.css';

type Props = { asking: Asking; nameOf: (engineer: string) => string; save: (reason: string) => Promise<void>; onClose: () => void };

/** Why a visit is to leave the window its customer was promised, or stand against a rule; nothing is moved until it is said. */
export function ReasonSheet({ asking: { load, spot, promise, why }, nameOf, save, onClose }: Props) {
  const { t } = useTranslation();
  const words = useBoardWords();
  const promised = load.kind === 'visit' ? words.promised(load.visit) : ''; // of an order the server's own words say which window
  const when = t('board.spanOf', { day: words.day(spot.from), span: words.times(spot) });
  return (
    <Sheet<{ reason: string }>
      title={t('board.askTitle', { number: numberOf(load) })}
      ok={t('board.askOk')}
      lead={t('board.askLead', { title: titleOf(load), name: nameOf(spot.engineer), when })}
      initial={{ reason: '' }}
      save={({ reason }) => save(reason)}
      onClose={onClose}
    >
      <ul className={styles['why']}>
        {why.map((one) => (
          <li key={one}>{one}</li>
        ))}
        {promise && <li>{promised ? t('board.askPromise', { promised }) : t('board.askPromiseOf')}</li>}
      </ul>
      <Form.Item name="reason" label={t('dispatch.reason')} extra={t('board.askExtra')} rules={[{ required: true, whitespace: true, message: t('people.required', { name: t('dispatch.reason') }) }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
      </Form.Item>
    </Sheet>
  );
}

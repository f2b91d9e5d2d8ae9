import { Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { Moment } from '@/ui/said-time';
import { sizes } from '@/ui/theme';

import styles from './order-conflict.module.css';
import { lastChangeOf, useFieldWords, type FieldName } from './order-fields';
import type { Clash, OrderChange } from './use-order-change';

type Side = 'mine' | 'now';

/** Two people changed the same: both versions, field by field, and who wrote the other. Nothing is chosen beforehand. */
export function OrderConflict({ change, clash }: { change: OrderChange; clash: Clash }) {
  const { t } = useTranslation();
  const problemWords = useProblemWords();
  const [sides, setSides] = useState<Partial<Record<FieldName, Side>>>({});
  const all = (side: Side): void => setSides(Object.fromEntries(clash.fields.map((field) => [field, side])));
  const undecided = clash.fields.filter((field) => sides[field] === undefined);
  return (
    <Modal
      open
      title={t('change.clashTitle')}
      okText={t('change.settle')}
      cancelText={t('change.goOnWriting')}
      okButtonProps={{ disabled: undecided.length > 0 }}
      confirmLoading={change.busy}
      onOk={() => void change.settle(new Set(clash.fields.filter((field) => sides[field] === 'mine')))}
      onCancel={change.putOff}
      width={`calc(${sizes.sheet} + ${sizes.context})`}
      transitionName=""
      maskTransitionName=""
    >
      <p className={styles['lead']}>{t('change.clashLead')}</p>
      {clash.fields.length > 1 && (
        <div className={styles['all']}>
          <Button size="small" onClick={() => all('mine')}>
            {t('change.allMine')}
          </Button>
          <Button size="small" onClick={() => all('now')}>
            {t('change.allNow')}
          </Button>
        </div>
      )}
      {clash.fields.map((field) => (
        <OneField key={field} field={field} clash={clash} side={sides[field]} choose={(side) => setSides({ ...sides, [field]: side })} />
      ))}
      {change.trouble !== undefined && <Said title={t('change.failed')}>{problemWords(change.trouble)}</Said>}
    </Modal>
  );
}

type FieldProps = { field: FieldName; clash: Clash; side: Side | undefined; choose: (side: Side) => void };

function OneField({ field, clash, side, choose }: FieldProps) {
  const { t } = useTranslation();
  const words = useFieldWords();
  const last = lastChangeOf(clash.entries, field);
  const name = t(`fields.${field}`);
  return (
    <div className={styles['field']}>
      <b>{name}</b>
      <Radio.Group className={styles['sides'] ?? ''} value={side ?? null} onChange={(event) => choose(event.target.value as Side)} aria-label={name}>
        <Radio value="mine" className={styles['side'] ?? ''}>
          <small>{t('change.mine')}</small>
          <Value said={clash.wish[field]?.said ?? ''} />
        </Radio>
        <Radio value="now" className={styles['side'] ?? ''}>
          <small>
            {last?.by ? t('change.nowBy', { name: last.by.name }) : t('change.now')} {last && <Moment at={last.at} />}
          </small>
          <Value said={words(clash.now, field)} />
        </Radio>
      </Radio.Group>
    </div>
  );
}

function Value({ said }: { said: string }) {
  const { t } = useTranslation();
  return said ? <span className={styles['value']}>{said}</span> : <span className={styles['none']}>{t('change.empty')}</span>;
}

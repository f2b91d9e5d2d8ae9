import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { useNow } from '@/lib/now';
import { nameFor, useReader } from '@/lib/reader';
import { moment } from '@/lib/time';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { Bone } from '@/ui/skeleton';
import { sizes } from '@/ui/theme';
import { Trying } from '@/ui/trying';

import { orderQuery, written } from '../queries';
import type { Order } from '../types';
import styles from './macro-sheet.module.css';
import { applyMacro, macrosChanged, trialQuery, type Tried, type TriedStep } from './queries';
import { useStepWords } from './use-step-words';

type Props = { order: Order; macro: string; onClose: () => void };

/** What a macro would do on this order, step by step, before anything is done; then all of it, or nothing. */
export function MacroSheet({ order, macro, onClose }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const client = useQueryClient();
  const words = useProblemWords();
  const trial = useQuery(trialQuery(order.key, macro));
  const [write] = useState(() => applyMacro(order.key, macro));
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const told = trial.data;
  const ready = told?.allowed === true && !trial.isFetching;
  const ok = useId();
  useEffect(() => (ready ? document.getElementById(ok)?.focus() : undefined), [ready, ok]); // once there is something to press

  async function apply(): Promise<void> {
    if (!told || !ready || busy) return;
    setBusy(true);
    setTrouble(undefined);
    try {
      written(client, await write.run({ seen: told.version }, { version: order.version }));
      void macrosChanged(client);
      onClose();
    } catch (error) {
      setTrouble(error);
      setBusy(false);
      if (error instanceof Problem && error.status === 409) {
        void client.invalidateQueries(orderQuery(order.key));
        void trial.refetch();
      }
    }
  }

  return (
    <Modal
      open
      title={told ? t('macros.applyName', { name: nameFor(language, told) }) : t('macros.title')}
      okText={t('macros.apply', { count: told?.steps.length ?? 0 })}
      cancelText={t('sheet.dismiss')}
      okButtonProps={{ id: ok, disabled: !ready }}
      afterOpenChange={(open) => open && document.getElementById(ok)?.focus()}
      confirmLoading={busy}
      onOk={() => void apply()}
      onCancel={onClose}
      width={parseInt(sizes.sheet)}
      transitionName=""
      maskTransitionName=""
    >
      {trial.error ? (
        <Said title={t('macros.notTried')}>{words(trial.error)}</Said>
      ) : told === undefined ? (
        <div className={styles['bones']} role="status" aria-label={t('macros.trying')}>
          <Bone width={18} />
          <Bone width={14} />
          <Bone width={16} />
        </div>
      ) : (
        <Trial told={told} />
      )}
      <Trying busy={busy} />
      {trouble !== undefined && <Said>{words(trouble)}</Said>}
    </Modal>
  );
}

function Trial({ told }: { told: Tried }) {
  const { t } = useTranslation();
  const refused = told.steps.filter((one) => one.because !== '').length;
  return (
    <>
      <p className={styles['lead']} role="status">
        {refused === 0 ? t('macros.will', { count: told.steps.length }) : t('macros.willNot', { count: refused })}
      </p>
      <ol className={styles['steps']}>
        {told.steps.map((one, at) => (
          <Step key={at} tried={one} names={told.names} />
        ))}
      </ol>
    </>
  );
}

function Step({ tried, names }: { tried: TriedStep; names: Tried['names'] }) {
  const { t } = useTranslation();
  const words = useStepWords(names);
  const [now, reader] = [useNow(), useReader()];
  const refused = tried.because !== '';
  return (
    <li className={styles['step']} data-refused={refused || undefined}>
      <Icon name={refused ? 'cross' : 'check'} size={14} />
      <div className={styles['what']}>
        <b>{words(tried.step)}</b>
        {tried.wake_at && <span className={styles['soft']}>{t('macros.wakes', { time: moment(new Date(tried.wake_at), now, reader) })}</span>}
        {tried.texts.map((text, at) => (
          <blockquote key={at} className={styles['text']} dir="auto" data-internal={tried.step.do === 'note' || undefined}>
            {text}
          </blockquote>
        ))}
        {refused && <p className={styles['why']}>{tried.why}</p>}
      </div>
    </li>
  );
}

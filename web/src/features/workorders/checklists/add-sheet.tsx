import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { Nothing } from '@/ui/card';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { ReadTrouble } from '@/ui/read-trouble';
import { Bone } from '@/ui/skeleton';
import { sizes } from '@/ui/theme';
import { Trying } from '@/ui/trying';

import type { Order } from '../types';
import styles from './add-sheet.module.css';
import { choicesOf, type Choice } from './addable';
import { addChecklist, answered, checklistsQuery, templatesQuery } from './queries';

type Props = { order: Order; onClose: () => void };

/** Which list is to be filled in too: those the order or a visit ahead does not have yet. */
export function AddSheet({ order, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = useProblemWords();
  const there = useQuery(checklistsQuery(order.key));
  const templates = useQuery(templatesQuery);
  const [write] = useState(() => addChecklist(order.key));
  const [chosen, choose] = useState<Choice>();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const choices = templates.data && there.data && choicesOf(templates.data.rows, there.data.rows, order.visits);

  async function add(): Promise<void> {
    if (chosen === undefined || busy) return;
    setBusy(true);
    setTrouble(undefined);
    try {
      client.setQueryData(checklistsQuery(order.key).queryKey, await write.run({ template: chosen.template.key, visit: chosen.visit?.key ?? null }));
      answered(client, order.key);
      onClose();
    } catch (error) {
      setTrouble(error);
      setBusy(false);
    }
  }

  return (
    <Modal
      open
      title={t('checks.addTitle')}
      okText={t('checks.addOk')}
      cancelText={t('sheet.dismiss')}
      okButtonProps={{ disabled: chosen === undefined }}
      confirmLoading={busy}
      onOk={() => void add()}
      onCancel={onClose}
      width={parseInt(sizes.sheet)}
      transitionName=""
      maskTransitionName=""
    >
      {templates.error && templates.data === undefined ? (
        <ReadTrouble error={templates.error} onRetry={() => void templates.refetch()} />
      ) : choices === undefined ? (
        <div className={styles['bones']} role="status" aria-label={t('checks.loading')}>
          <Bone width={18} />
          <Bone width={14} />
        </div>
      ) : choices.length === 0 ? (
        <Nothing>{t('checks.addNone')}</Nothing>
      ) : (
        <Choices choices={choices} chosen={chosen} choose={choose} />
      )}
      <Trying busy={busy} />
      {trouble !== undefined && <Said>{words(trouble)}</Said>}
    </Modal>
  );
}

function Choices({ choices, chosen, choose }: { choices: Choice[]; chosen: Choice | undefined; choose: (choice: Choice | undefined) => void }) {
  const { t } = useTranslation();
  const { language } = useReader();
  return (
    <Radio.Group className={styles['choices'] ?? ''} value={chosen?.id} aria-label={t('checks.addTitle')} onChange={(event) => choose(choices.find((one) => one.id === event.target.value))}>
      {choices.map((one) => (
        <Radio key={one.id} value={one.id}>
          <span dir="auto">{nameFor(language, one.template)}</span>
          <span className={styles['soft']}>{[one.visit ? t('checks.ofVisit', { n: one.visit.number }) : t('checks.ofOrder'), t('checks.addItems', { count: one.template.items })].join(' · ')}</span>
        </Radio>
      ))}
    </Radio.Group>
  );
}

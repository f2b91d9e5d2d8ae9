import { useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Select, type InputRef } from 'antd';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { sizes } from '@/ui/theme';
import { Trying } from '@/ui/trying';
import { useDoing } from '@/ui/use-doing';

import type { Column } from '../queue-columns';
import { keepView, viewsChanged } from './queries';
import styles from './save-view.module.css';
import type { Among, Filter, Sort, View, Whose } from './types';
import { useWhose } from './use-whose';

type Props = {
  /** All that is asked, with what the view at hand asks. */
  filter: Filter | null;
  among: Among;
  sort: Sort;
  columns: Column[];
  onClose: () => void;
  onKept: (view: View) => void;
};

const LONGEST = 60;

/** Keeps the list as a view: for oneself, for a team, for everybody. */
export default function SaveView({ filter, among, sort, columns, onClose, onKept }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const client = useQueryClient();
  const words = useProblemWords();
  const { choices, teams } = useWhose();
  const [name, setName] = useState('');
  const first = useRef<InputRef>(null);
  const [whose, setWhose] = useState<Whose>('me');
  const [team, setTeam] = useState<string>();
  const [write] = useState(keepView);
  const { busy, trouble, act } = useDoing(keep, onClose);
  const form = useId();

  async function keep(): Promise<void> {
    const kept = await write.run({ name, whose, team: whose === 'team' ? (team ?? null) : null, filter, among, sort, columns, position: 0 });
    viewsChanged(client);
    onKept(kept);
  }

  return (
    <Modal
      open
      title={t('lists.keepTitle')}
      okText={t('lists.keepIt')}
      cancelText={t('edit.cancel')}
      okButtonProps={{ htmlType: 'submit', form, disabled: name.trim() === '' || (whose === 'team' && team === undefined) }}
      confirmLoading={busy}
      onCancel={onClose}
      afterOpenChange={(open) => open && first.current?.focus()}
      width={parseInt(sizes.card)}
      transitionName=""
      maskTransitionName=""
    >
      <form
        id={form}
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void act();
        }}
      >
        <label>
          {t('lists.name')}
          <Input ref={first} value={name} maxLength={LONGEST} onChange={(event) => setName(event.target.value)} placeholder={t('lists.nameHint')} />
        </label>
        <label>
          {t('lists.whose')}
          <Select value={whose} options={choices.map((one) => ({ value: one, label: t(`lists.for.${one}`) }))} onChange={setWhose} aria-label={t('lists.whose')} />
        </label>
        {whose === 'team' && (
          <label>
            {t('lists.team')}
            <Select value={team ?? null} showSearch={{ optionFilterProp: 'label' }} options={teams.map((one) => ({ value: one.key, label: nameFor(language, one) }))} onChange={(next) => setTeam(next)} aria-label={t('lists.team')} placeholder={t('lists.choose')} />
          </label>
        )}
        <p>{t('lists.keepText')}</p>
        <Trying busy={busy} />
        {trouble !== undefined && <Said>{words(trouble)}</Said>}
      </form>
    </Modal>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useSettled } from '@/lib/settled';
import { Button } from '@/ui/button';
import { useProblemWords } from '@/ui/problem-words';
import { ReadTrouble } from '@/ui/read-trouble';

import { countWords } from '../counts';
import { ConditionEditor } from './condition-editor';
import styles from './filter-panel.module.css';
import { fieldsQuery, previewQuery } from './queries';
import { draftOf, filterOf, type Group } from './tree';
import type { Among, Filter } from './types';
import { joined } from './whole';

type Props = {
  filter: Filter | null;
  /** What is asked besides, by the view and what it is narrowed to: it counts too. */
  besides: Filter | null;
  among: Among;
  onApply: (filter: Filter | null, among: Among) => void;
  onClose: () => void;
};

/** Puts a condition together: groups of "all" and "any", a sentence of what it means, and how much it finds. */
export default function FilterPanel({ filter, besides, among: given, onApply, onClose }: Props) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const known = useQuery(fieldsQuery);
  const fields = useMemo(() => new Map((known.data?.rows ?? []).map((field) => [field.name, field])), [known.data]);
  const [draft, setDraft] = useState<Group>(() => draftOf(filter));
  const [among, setAmong] = useState<Among>(given);
  const said = useMemo(() => filterOf(draft, fields), [draft, fields]);
  const whole = joined(besides, said);
  const told = useSettled(whole ? JSON.stringify(whole) : '');
  const preview = useQuery({ ...previewQuery(told, among), placeholderData: (before) => before });
  const panel = useRef<HTMLFormElement>(null);
  useEffect(() => panel.current?.querySelector<HTMLElement>('[role="combobox"]')?.focus(), [known.isPending]);

  return (
    <form
      ref={panel}
      className={styles['panel']}
      aria-label={t('lists.filter')}
      onSubmit={(event) => {
        event.preventDefault();
        onApply(said, among);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented && panel.current?.querySelector('[aria-expanded="true"]') === null) onClose();
      }}
    >
      {known.error && known.data === undefined ? (
        <ReadTrouble title={t('lists.fieldsFailed')} error={known.error} onRetry={() => void known.refetch()} />
      ) : (
        <ConditionEditor draft={draft} fields={fields} names={preview.data?.names ?? {}} onChange={setDraft} />
      )}
      <p className={styles['meaning']} role="status">
        {preview.error ? (
          <span className={styles['trouble']}>{words(preview.error)}</span>
        ) : (
          <>
            <b>{preview.data?.count ? countWords(preview.data.count, t) : preview.data ? t('lists.tooMuchToCount') : t('lists.counting')}</b>
            <span>{preview.data?.words ? t(among === 'all' ? 'lists.amongAllSuch' : 'lists.amongOpenSuch', { what: preview.data.words }) : t(among === 'all' ? 'lists.everyOrder' : 'lists.everyOpen')}</span>
          </>
        )}
      </p>
      <div className={styles['deeds']}>
        <Select
          className={styles['among'] ?? ''}
          value={among}
          options={(['open', 'all'] as const).map((one) => ({ value: one, label: t(one === 'open' ? 'lists.amongOpen' : 'lists.amongAll') }))}
          aria-label={t('lists.among')}
          onChange={(next: Among) => setAmong(next)}
        />
        <span className={styles['grow']} />
        <Button look="quiet" onClick={onClose}>
          {t('lists.close')}
        </Button>
        {(filter !== null || given === 'all') && <Button onClick={() => onApply(null, 'open')}>{t('lists.clear')}</Button>}
        <Button type="submit" look="primary" disabled={known.data === undefined}>
          {t('lists.apply')}
        </Button>
      </div>
    </form>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useSettled } from '@/lib/settled';
import { useProblemWords } from '@/ui/problem-words';
import { ReadTrouble } from '@/ui/read-trouble';
import { Bone } from '@/ui/skeleton';

import { ConditionEditor } from '../lists/condition-editor';
import { fieldsQuery, previewQuery } from '../lists/queries';
import { draftOf, filterOf, type Group } from '../lists/tree';
import type { Filter } from '../lists/types';
import styles from './policy-sheet.module.css';

type Props = {
  value?: Filter | null;
  onChange?: (next: Filter | null) => void;
  /** Whether it may ask of everything a filter may. */
  every?: boolean;
  /** What it can be about, where that is less than all that is known. */
  only?: (field: string) => boolean;
  /** What no condition means. */
  none?: string;
};

/** What is asked of an order. A promise may only ask of what is known while an order is being written. */
export function ConditionInput({ value = null, onChange, every = false, only, none }: Props) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const known = useQuery(fieldsQuery);
  const fields = useMemo(() => new Map((known.data?.rows ?? []).filter((one) => (every || one.in_policies) && (only?.(one.name) ?? true)).map((one) => [one.name, one])), [known.data, every, only]);
  const [draft, setDraft] = useState<Group>(() => draftOf(value));
  const told = useSettled(value ? JSON.stringify(value) : '');
  const preview = useQuery({ ...previewQuery(told, 'all'), enabled: told !== '' });

  function change(next: Group): void {
    setDraft(next);
    onChange?.(filterOf(next, fields));
  }

  // Without its fields nothing can be made of a condition, and what is made of nothing would take its place.
  if (known.data === undefined) return known.error ? <ReadTrouble title={t('lists.fieldsFailed')} error={known.error} onRetry={() => void known.refetch()} /> : <Bone width={24} />;
  return (
    <>
      <ConditionEditor draft={draft} fields={fields} names={preview.data?.names ?? {}} onChange={change} />
      <p className={styles['meaning']} role="status">
        {preview.error ? words(preview.error) : told === '' ? (none ?? t('sla.noCondition')) : (preview.data?.words ?? t('lists.counting'))}
      </p>
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import { countWords } from '../counts';
import styles from './filter-panel.module.css';
import { opWord } from './op-word';
import { fieldsQuery, previewQuery } from './queries';
import { DEEPEST, draftOf, emptyGroup, emptyLeaf, filterOf, isGroup, replaced, turned, wantsOf, type Group, type Leaf, type Node } from './tree';
import type { Among, Field, Filter } from './types';
import { ValueEditor } from './value-editor';
import { joined } from './whole';

type Props = {
  filter: Filter | null;
  /** What is asked besides, by the view and what it is narrowed to: it counts too. */
  besides: Filter | null;
  among: Among;
  onApply: (filter: Filter | null, among: Among) => void;
  onClose: () => void;
};

const PAUSE_MS = 350;

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
  const told = useLater(whole ? JSON.stringify(whole) : '');
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
      {known.error ? (
        <Said title={t('lists.fieldsFailed')}>{words(known.error)}</Said>
      ) : (
        <GroupEditor group={draft} depth={0} fields={fields} names={preview.data?.names ?? {}} onChange={(next) => setDraft(next ?? emptyGroup())} />
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
        <button type="submit" className={styles['apply']} disabled={known.isPending}>
          {t('lists.apply')}
        </button>
      </div>
    </form>
  );
}

/** The text as it was a moment ago: nobody asks the server at every letter. */
function useLater(text: string): string {
  const [later, setLater] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setLater(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return later;
}

type GroupProps = { group: Group; depth: number; fields: Map<string, Field>; names: Record<string, string>; onChange: (next: Group | null) => void };

function GroupEditor({ group, depth, fields, names, onChange }: GroupProps) {
  const { t } = useTranslation();
  const swap = (part: Node, by: Node | null): void => {
    const next = replaced(group, part.id, by);
    onChange(next.parts.length > 0 ? next : null);
  };
  const add = (part: Node): void => onChange({ ...group, parts: [...group.parts, part] });
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['join']}>
        <span role="group" aria-label={t('lists.joined')}>
          {(['all', 'any'] as const).map((join) => (
            <button key={join} type="button" aria-pressed={group.join === join} onClick={() => onChange({ ...group, join })}>
              {t(join === 'all' ? 'lists.all' : 'lists.any')}
            </button>
          ))}
        </span>
      </legend>
      {group.parts.map((part) =>
        isGroup(part) ? (
          <GroupEditor key={part.id} group={part} depth={depth + 1} fields={fields} names={names} onChange={(next) => swap(part, next)} />
        ) : (
          <LeafEditor key={part.id} leaf={part} fields={fields} names={names} onChange={(next) => swap(part, next)} />
        ),
      )}
      <div className={styles['more']}>
        <Button look="quiet" size="small" onClick={() => add(emptyLeaf())}>
          <Icon name="plus" size={14} />
          {t('lists.addCondition')}
        </Button>
        {depth < DEEPEST - 1 && (
          <Button look="quiet" size="small" onClick={() => add(emptyGroup(group.join === 'all' ? 'any' : 'all'))}>
            <Icon name="plus" size={14} />
            {t('lists.addGroup')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

type LeafProps = { leaf: Leaf; fields: Map<string, Field>; names: Record<string, string>; onChange: (next: Leaf | null) => void };

function LeafEditor({ leaf, fields, names, onChange }: LeafProps) {
  const { t } = useTranslation();
  const { language } = useReader();
  const field = fields.get(leaf.field);
  const wants = wantsOf(leaf, fields);
  return (
    <div className={styles['leaf']}>
      <Select
        className={styles['field'] ?? ''}
        popupMatchSelectWidth={false}
        value={leaf.field || null}
        showSearch={{ filterOption: (typed, option) => (option?.search ?? '').includes(typed.toLowerCase()) }}
        options={[...fields.values()].map((one) => ({ value: one.name, label: nameFor(language, one), search: `${one.name_zh} ${one.name_en} ${one.name}`.toLowerCase() }))}
        placeholder={t('lists.field')}
        aria-label={t('lists.field')}
        onChange={(name: string) => onChange(turned(leaf, { field: name }, fields))}
      />
      {field && (
        <Select
          className={styles['operator'] ?? ''}
          popupMatchSelectWidth={false}
          value={leaf.op}
          options={field.operators.map(({ op }) => ({ value: op, label: opWord(field, op, t) }))}
          aria-label={t('lists.operator')}
          onChange={(op: string) => onChange(turned(leaf, { op }, fields))}
        />
      )}
      {field && wants && <ValueEditor field={field} wants={wants} value={leaf.value} names={names} onChange={(value) => onChange({ ...leaf, value })} />}
      <Button look="quiet" size="small" square onClick={() => onChange(null)} aria-label={t('lists.remove')} title={t('lists.remove')}>
        <Icon name="cross" size={14} />
      </Button>
    </div>
  );
}

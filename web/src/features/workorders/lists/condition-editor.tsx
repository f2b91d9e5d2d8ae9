import { Select } from 'antd';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

import styles from './condition-editor.module.css';
import { opWord } from './op-word';
import { DEEPEST, emptyGroup, emptyLeaf, isGroup, replaced, turned, wantsOf, type Group, type Leaf, type Node } from './tree';
import type { Field } from './types';
import { ValueEditor } from './value-editor';

type Props = { draft: Group; fields: Map<string, Field>; names: Record<string, string>; onChange: (next: Group) => void };

/** Groups of "all" and "any", one within another, and in them fields, operators and values. */
export function ConditionEditor({ draft, fields, names, onChange }: Props) {
  return <GroupEditor group={draft} depth={0} fields={fields} names={names} onChange={(next) => onChange(next ?? emptyGroup())} />;
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

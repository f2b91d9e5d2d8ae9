import { Fragment } from 'react';

import { nameFor, useReader } from '@/lib/reader';

import { ItemField, type Beside } from './item-field';
import styles from './item-field.module.css';
import { standing } from './reckon';
import type { Item, Said, Section, Value } from './types';

type Props = {
  items: Item[];
  sections: Section[];
  last: Map<string, Said>;
  /** Without it, the list is only read. */
  onAnswer?: ((item: Item, value: Value) => void) | undefined;
  beside: Beside;
};

/** A list to be filled in, or read: its shown items in turn, under their sections; the first that is missing stands out. */
export function ListForm({ items, sections, last, onAnswer, beside }: Props) {
  const { language } = useReader();
  const { visible, verdicts, missing } = standing(items, last);
  const shown = items.filter((item) => visible.includes(item.key));
  return (
    <ol className={styles['list']}>
      {shown.map((item, at) => {
        const section = item.section !== null && item.section !== shown[at - 1]?.section ? sections.find((one) => one.key === item.section) : undefined;
        return (
          <Fragment key={item.key}>
            {section && (
              <li className={styles['section']}>
                <h3 dir="auto">{nameFor(language, section)}</h3>
              </li>
            )}
            <ItemField
              item={item}
              number={at + 1}
              said={last.get(item.key)}
              verdict={verdicts[item.key] ?? ''}
              current={onAnswer !== undefined && missing[0] === item.key}
              onAnswer={onAnswer && ((value) => onAnswer(item, value))}
              beside={beside}
            />
          </Fragment>
        );
      })}
    </ol>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { colleaguesQuery, meQuery } from '@/features/people/queries';
import { nameFor, useReader } from '@/lib/reader';
import { Avatar } from '@/ui/avatar';

import styles from './composer-mentions.module.css';
import type { Mention } from './composer-text';
import { useMark } from './use-mark';

const MOST = 6;

type Colleague = Mention & { team: { name_zh: string; name_en: string } | null };

/** The colleagues that fit what was typed after an @, and which of them is marked. */
export function useMentions(typed: string | undefined) {
  const open = typed !== undefined;
  const found = useQuery({ ...colleaguesQuery(typed ?? ''), enabled: open, placeholderData: (before) => before });
  const me = useQuery(meQuery).data?.key;
  const people: Colleague[] = open ? (found.data?.rows ?? []).filter((one) => one.key !== me).slice(0, MOST) : [];
  const { at, mark } = useMark(typed, people.length);
  return { people, at, mark, current: people[at], none: open && found.isSuccess && people.length === 0 };
}

type Props = { id: string; mentions: ReturnType<typeof useMentions>; choose: (mention: Mention) => void };

export const optionId = (list: string, key: string): string => `${list}-${key}`;

/** The list over the composer; arrows mark, Enter or Tab chooses, Escape closes. */
export function MentionList({ id, mentions, choose }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  if (mentions.none) return <p className={styles['none']}>{t('composer.nobody')}</p>;
  if (mentions.people.length === 0) return null;
  return (
    <ul id={id} className={styles['list']} role="listbox" aria-label={t('timeline.mentions')}>
      {mentions.people.map((person, at) => (
        <li
          key={person.key}
          id={optionId(id, person.key)}
          role="option"
          aria-selected={at === mentions.at}
          className={at === mentions.at ? styles['marked'] : ''}
          onMouseEnter={() => mentions.mark(at)}
          onMouseDown={(event) => {
            event.preventDefault(); // the text keeps the focus
            choose({ key: person.key, name: person.name });
          }}
        >
          <Avatar name={person.name} small />
          <span className={styles['name']} dir="auto">
            {person.name}
          </span>
          {person.team && <span className={styles['team']}>{nameFor(language, person.team)}</span>}
        </li>
      ))}
    </ul>
  );
}

import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import type { Me } from '@/features/people/queries';
import { useSettled } from '@/lib/settled';
import { Hits } from '@/ui/hits';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';
import { useProblemWords } from '@/ui/problem-words';
import unseen from '@/ui/unseen.module.css';

import styles from './palette.module.css';
import { partsOf } from './parts';
import { keepRecent } from './recent';
import { useChoices, type Choice } from './use-choices';

type Props = { me: Me; onClose: () => void; onKeys: () => void; onFold: (() => void) | undefined };

/** So long a pause in typing is waited for before the server is asked. */
const PAUSE_MS = 120;
const ID = 'palette';
const KEYS = { elsewhere: 'Ctrl ↵', close: 'Esc' };

/** One field that leads anywhere and does anything, by letters and arrows alone. */
export function Palette({ me, onClose, onKeys, onFold }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const words = useProblemWords();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const asked = typed.trim();
  const waited = useSettled(asked, PAUSE_MS);
  const { groups, looking, error } = useChoices(asked, waited, { me, onKeys, onFold });
  const choices = groups.flatMap((group) => group.choices);
  const present = Math.min(at, Math.max(choices.length - 1, 0));
  const list = useRef<HTMLDivElement>(null);
  useFocusKept();
  useEffect(() => void list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }), [present, choices.length]);

  function take(choice: Choice | undefined, elsewhere: boolean): void {
    if (choice === undefined) return;
    if ('to' in choice && choice.recent) keepRecent(me.key, choice.recent);
    onClose();
    if ('act' in choice) choice.act();
    else if (elsewhere) window.open(`/console${choice.to}`, '_blank', 'noopener');
    else void navigate(choice.to);
  }

  function press(event: KeyboardEvent): void {
    const last = choices.length - 1;
    const down = event.key === 'ArrowDown' || (event.ctrlKey && event.key === 'n');
    const up = event.key === 'ArrowUp' || (event.ctrlKey && event.key === 'p');
    if (event.nativeEvent.isComposing) return; // the letters of a Chinese word are still being chosen
    if (down) setAt(present >= last ? 0 : present + 1);
    else if (up) setAt(present <= 0 ? last : present - 1);
    else if (event.key === 'PageDown') setAt(last);
    else if (event.key === 'PageUp') setAt(0);
    else if (event.key === 'Enter') take(looking && asked !== '' && present === 0 && error === null && !sure(choices[0]) ? undefined : choices[present], event.ctrlKey || event.metaKey);
    else if (event.key === 'Escape') onClose();
    else if (event.key !== 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={styles['over']} onMouseDown={(event) => event.target === event.currentTarget && onClose()}>
      <div className={styles['palette']} role="dialog" aria-modal="true" aria-label={t('palette.label')} onKeyDown={press}>
        <label className={styles['field']}>
          <Icon name="search" size={20} />
          <input
            autoFocus
            role="combobox"
            aria-label={t('palette.label')}
            aria-expanded
            aria-controls={`${ID}-list`}
            aria-activedescendant={choices.length > 0 ? `${ID}-${present}` : undefined}
            autoComplete="off"
            spellCheck={false}
            maxLength={100}
            placeholder={t('palette.placeholder')}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setAt(0);
            }}
          />
          <span className={styles['looking']} role="status">
            {looking ? t('palette.looking') : asked !== '' && <span className={unseen['unseen']}>{t('palette.results', { count: choices.length })}</span>}
          </span>
        </label>
        <div ref={list} id={`${ID}-list`} className={styles['list']} role="listbox" aria-label={t('palette.label')}>
          {groups.map((group) => (
            <div key={group.name} role="group" aria-label={t(`palette.${group.name}`)}>
              <h3 aria-hidden="true">{t(`palette.${group.name}`)}</h3>
              {group.choices.map((choice) => {
                const index = choices.indexOf(choice);
                return (
                  <div
                    key={choice.id}
                    id={`${ID}-${index}`}
                    role="option"
                    aria-selected={index === present}
                    className={styles['choice']}
                    onMouseMove={() => setAt(index)}
                    onClick={(event) => take(choice, event.ctrlKey || event.metaKey)}
                  >
                    <Icon name={choice.icon} />
                    <span className={styles['title']} title={choice.title}>
                      {choice.hits ? <Hits parts={choice.hits} /> : <Marked text={choice.title} asked={asked} />}
                      {choice.found && (
                        <small>
                          {t(`foundIn.${choice.found.field}`)} <Hits parts={choice.found.parts} />
                        </small>
                      )}
                    </span>
                    <span className={styles['more']}>
                      <Marked text={choice.more} asked={asked} />
                    </span>
                    {choice.keys && <Kbd>{choice.keys}</Kbd>}
                  </div>
                );
              })}
            </div>
          ))}
        </div>
        {error !== null && <p className={styles['said']}>{t('palette.failed', { why: words(error) })}</p>}
        {choices.length === 0 && !looking && error === null && (
          <div className={styles['said']}>
            <b>{t('palette.none', { asked })}</b>
            <p>{t('palette.noneHint')}</p>
          </div>
        )}
        <footer className={styles['foot']} aria-hidden="true">
          <Kbd>↑</Kbd>
          <Kbd>↓</Kbd>
          <span>{t('palette.move')}</span>
          <Kbd>↵</Kbd>
          <span>{t('palette.open')}</span>
          <Kbd>{KEYS.elsewhere}</Kbd>
          <span>{t('palette.newTab')}</span>
          <Kbd>{KEYS.close}</Kbd>
          <span>{t('palette.close')}</span>
        </footer>
      </div>
    </div>
  );
}

/** A command is as sure before the server has answered as after; a thing may still be another one. */
const sure = (choice: Choice | undefined): boolean => choice !== undefined && !('to' in choice && choice.recent);

function Marked({ text, asked }: { text: string; asked: string }) {
  return partsOf(text, asked).map((part, at) => (part.fits ? <mark key={at}>{part.text}</mark> : part.text));
}

/** Who closes the palette is where they were. */
function useFocusKept(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    },
    [before],
  );
}

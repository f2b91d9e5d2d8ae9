import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type ReactNode, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { clockOf } from '@/features/people/calendars/days';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { useSettled } from '@/lib/settled';
import { Button } from '@/ui/button';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { draftOf, dropDraft, keepDraft } from '@/ui/sheet-drafts';
import { Trying } from '@/ui/trying';

import { addReminder, changeReminder, comingQuery, readRemindersAgain, type Reminder, type Repeats, type Timing } from './queries';
import styles from './reminder-form.module.css';
import { presetsAt } from './times';
import { draftTiming, startOf, timingOf, wrongIn, type Typed } from './typed';
import { useReminderWords } from './use-words';

export type About = { key: string; title: string };

type Props = { reminder?: Reminder | undefined; about?: About | undefined; onClose: () => void; onSaved?: ((reminder: Reminder) => void) | undefined };

const WAYS: readonly Repeats[] = ['once', 'workdays', 'weekly', 'monthly', 'days'];
const ENDS = ['never', 'until', 'times'] as const;
const WEEK = [0, 1, 2, 3, 4, 5, 6];
const PREVIEW_PAUSE_MS = 200;

/** A line to oneself and when it comes; in plain fields, for the desk and the phone. */
export function ReminderForm({ reminder, about, onClose, onSaved }: Props) {
  const { t } = useTranslation();
  const [now, { zone }] = [useNow(), useReader()];
  const client = useQueryClient();
  const draft = `reminder ${reminder?.key ?? about?.key ?? ''}`;
  const [begun] = useState<Typed>(() => startOf(reminder, now, zone));
  const [typed, setTyped] = useState<Typed>(() => ({ ...begun, ...(draftOf(draft) as Partial<Typed> | undefined) }));
  const [write] = useState(() => (reminder === undefined ? addReminder() : changeReminder(reminder.key)));
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const [tried, setTried] = useState(false);
  const words = useProblemWords();
  const wrong = wrongIn(typed);
  const id = useId();

  function put(change: Partial<Typed>): void {
    const next = { ...typed, ...change };
    setTyped(next);
    setTrouble(undefined);
    keepDraft(draft, begun, next);
  }

  async function save(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    const timing = timingOf(typed);
    if (wrong !== undefined || timing === undefined) return;
    setBusy(true);
    setTrouble(undefined);
    try {
      const told = { ...timing, text: typed.text.trim(), ...(reminder === undefined && { subject: about?.key ?? null }) };
      const kept = await write.run(told, reminder === undefined ? {} : { version: reminder.version });
      dropDraft(draft);
      readRemindersAgain(client);
      onSaved?.(kept);
      onClose();
    } catch (error) {
      setTrouble(error);
      if (error instanceof Problem && error.code === 'stale_version') readRemindersAgain(client);
      setBusy(false);
    }
  }

  return (
    <form className={styles['form']} onSubmit={(event) => void save(event)} noValidate>
      {about && (
        <p className={styles['about']}>
          {t('remind.about')}
          <b dir="auto">{about.title}</b>
        </p>
      )}
      <label className={styles['field']}>
        <span>{t('remind.text')}</span>
        <input
          autoFocus
          maxLength={200}
          dir="auto"
          autoComplete="off"
          placeholder={t('remind.textHint')}
          value={typed.text}
          aria-invalid={tried && wrong === 'text' ? true : undefined}
          aria-describedby={`${id}-wrong`}
          onChange={(event) => put({ text: event.target.value })}
        />
      </label>
      <div className={styles['chips']} role="group" aria-label={t('remind.presets')}>
        {presetsAt(now, zone).map(({ name, timing }) => {
          const chosen = sameTime(timing, timingOf(typed));
          return (
            <button key={name} type="button" className={styles['chip']} aria-pressed={chosen} onClick={() => put(draftTiming(timing))}>
              {t(`remind.preset.${name}`, { time: clockOf(timing.minute) })}
            </button>
          );
        })}
      </div>
      <div className={styles['row']}>
        <label className={styles['field']}>
          <span>{t(typed.repeats === 'once' ? 'remind.on' : 'remind.from')}</span>
          <input type="date" required value={typed.on} aria-invalid={tried && wrong === 'on' ? true : undefined} onChange={(event) => put({ on: event.target.value })} />
        </label>
        <label className={styles['field']}>
          <span>{t('remind.at')}</span>
          <input type="time" required value={typed.at} aria-invalid={tried && wrong === 'at' ? true : undefined} onChange={(event) => put({ at: event.target.value })} />
        </label>
      </div>
      <label className={styles['field']}>
        <span>{t('remind.repeats')}</span>
        <select value={typed.repeats} onChange={(event) => put({ repeats: event.target.value as Repeats })}>
          {WAYS.map((way) => (
            <option key={way} value={way}>
              {t(`remind.way.${way}`)}
            </option>
          ))}
        </select>
      </label>
      <Way typed={typed} put={put} wrong={tried ? wrong : undefined} />
      {typed.repeats !== 'once' && <End typed={typed} put={put} wrong={tried ? wrong : undefined} />}
      <p id={`${id}-wrong`} className={styles['wrong']} role={tried && wrong ? 'alert' : undefined}>
        {tried && wrong && t(`remind.wrong.${wrong}`)}
      </p>
      <Coming typed={typed} />
      <Trying busy={busy} />
      {trouble !== undefined && <Said title={t('remind.notSaved')}>{words(trouble)}</Said>}
      <div className={styles['foot']}>
        <Button look="quiet" onClick={onClose}>
          {t('remind.cancel')}
        </Button>
        <Button type="submit" look="primary" busy={busy}>
          {t(reminder === undefined ? 'remind.save' : 'remind.saveChange')}
        </Button>
      </div>
    </form>
  );
}

type PartProps = { typed: Typed; put: (change: Partial<Typed>) => void; wrong: string | undefined };

/** What only this way of repeating asks for. */
function Way({ typed, put, wrong }: PartProps): ReactNode {
  const { t } = useTranslation();
  const { weekday } = useReminderWords();
  if (typed.repeats === 'weekly')
    return (
      <fieldset className={styles['week']} aria-invalid={wrong === 'weekdays' ? true : undefined}>
        <legend>{t('remind.weekdays')}</legend>
        {WEEK.map((day) => {
          const on = typed.weekdays.includes(day);
          const next = on ? typed.weekdays.filter((one) => one !== day) : [...typed.weekdays, day].sort((a, b) => a - b);
          return (
            <label key={day}>
              <input type="checkbox" checked={on} onChange={() => put({ weekdays: next })} />
              <span>{weekday(day)}</span>
            </label>
          );
        })}
      </fieldset>
    );
  if (typed.repeats === 'monthly')
    return (
      <label className={styles['field']}>
        <span>{t('remind.monthDay')}</span>
        <select value={typed.monthDay} onChange={(event) => put({ monthDay: Number(event.target.value) })}>
          {Array.from({ length: 31 }, (_, at) => 31 - at).map((day) => (
            <option key={day} value={day}>
              {day === 31 ? t('remind.lastDay') : day > 28 ? t('remind.dayOrLast', { day }) : t('remind.day', { day })}
            </option>
          ))}
        </select>
      </label>
    );
  if (typed.repeats === 'days')
    return (
      <label className={styles['field']}>
        <span>{t('remind.every')}</span>
        <input type="number" inputMode="numeric" min={1} max={366} value={typed.every} aria-invalid={wrong === 'every' ? true : undefined} onChange={(event) => put({ every: event.target.value })} />
      </label>
    );
  return typed.repeats === 'workdays' ? <p className={styles['hint']}>{t('remind.workdaysHint')}</p> : null;
}

function End({ typed, put, wrong }: PartProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['row']}>
      <label className={styles['field']}>
        <span>{t('remind.end')}</span>
        <select value={typed.end} onChange={(event) => put({ end: event.target.value as Typed['end'] })}>
          {ENDS.map((one) => (
            <option key={one} value={one}>
              {t(`remind.ends.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {typed.end === 'until' && (
        <label className={styles['field']}>
          <span>{t('remind.untilOn')}</span>
          <input type="date" value={typed.untilOn} aria-invalid={wrong === 'untilOn' ? true : undefined} onChange={(event) => put({ untilOn: event.target.value })} />
        </label>
      )}
      {typed.end === 'times' && (
        <label className={styles['field']}>
          <span>{t('remind.howOften')}</span>
          <input type="number" inputMode="numeric" min={1} max={999} value={typed.times} aria-invalid={wrong === 'times' ? true : undefined} onChange={(event) => put({ times: event.target.value })} />
        </label>
      )}
    </div>
  );
}

/** The exact next times, as the server will keep them: working days and changes of clocks are its business. */
function Coming({ typed }: { typed: Typed }) {
  const { t } = useTranslation();
  const words = useReminderWords();
  const said = useProblemWords();
  const timing = timingOf(typed);
  const asked = useSettled(timing === undefined ? '' : JSON.stringify(timing), PREVIEW_PAUSE_MS);
  const coming = useQuery({ ...comingQuery(asked), enabled: asked !== '', placeholderData: (before) => before });
  const [first, ...more] = coming.data?.next ?? [];
  const again = timing && words.rhythm(timing);
  const never = coming.data !== undefined && first === undefined;
  return (
    <div className={styles['coming']} role="status">
      {timing === undefined ? null : coming.error !== null ? (
        <p>{said(coming.error)}</p>
      ) : never ? (
        <p className={styles['wrong']}>{t('remind.never')}</p>
      ) : (
        <>
          <p>{first === undefined ? t('remind.counting') : again ? t('remind.nextAgain', { when: words.when(first), again }) : t('remind.next', { when: words.when(first) })}</p>
          {more.length > 0 && <small>{t('remind.then', { when: more.map((at) => words.when(at)).join(t('remind.list')) })}</small>}
        </>
      )}
    </div>
  );
}

const sameTime = (one: Timing, other: Timing | undefined): boolean => other !== undefined && JSON.stringify(one) === JSON.stringify(other);

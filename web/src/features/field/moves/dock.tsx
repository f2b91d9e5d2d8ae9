import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Icon, type IconName } from '@/ui/icon';
import { Said } from '@/ui/notice';

import { Sheet } from '../sheet';
import type { Kind } from '../types';
import { useAct } from '../use-act';
import { CompleteSheet } from './complete-sheet';
import styles from './dock.module.css';
import { DeclineSheet, NoAccessSheet, NoteSheet, ResolveSheet, WaitSheet } from './reason-sheets';
import { orderDone, visitDone, type Subject } from './subject';

/** Moves that ask for nothing are made by the button itself; the others come with a sheet. */
const SHEETS: Partial<Record<Kind, (props: { subject: Subject; onClose: (done: boolean) => void }) => React.ReactNode>> = {
  'visit.complete': CompleteSheet,
  'visit.decline': DeclineSheet,
  'visit.report_no_access': NoAccessSheet,
  'order.wait': WaitSheet,
  'order.resolve': ResolveSheet,
  'order.note': NoteSheet,
};

const ICONS: Partial<Record<Kind, IconName>> = { 'visit.depart': 'truck', 'visit.arrive': 'pin', 'visit.confirm': 'check', 'visit.complete': 'check', 'order.resolve': 'check' };

/** After a move the button says the next one: a second tap of the same thumb must not make that too. */
const SETTLE_MS = 900;

type Props = { subject: Subject; kinds: Kind[]; hint?: string | undefined };

/** One primary button in the thumb's reach, the likeliest move; the others behind the three dots. */
export function Dock({ subject, kinds, hint }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Kind | 'more'>();
  const [settling, setSettling] = useState(false);
  const settled = useRef(true);
  const { act, trouble } = useAct();
  const [primary, ...others] = kinds;
  const OpenSheet = open !== undefined && open !== 'more' ? SHEETS[open] : undefined;

  function press(kind: Kind): void {
    if (!settled.current) return;
    if (SHEETS[kind] !== undefined) {
      setOpen(kind);
      return;
    }
    setOpen(undefined);
    settle();
    void act(kind, kind.startsWith('visit.') ? visitDone(subject) : orderDone(subject));
  }

  function settle(): void {
    settled.current = false;
    setSettling(true);
    setTimeout(() => {
      settled.current = true;
      setSettling(false);
    }, SETTLE_MS);
  }

  if (primary === undefined) return null;
  return (
    <div className={styles['dock']}>
      {trouble && <Said>{trouble}</Said>}
      <div className={styles['act']}>
        {others.length > 0 && (
          <Button size="big" className={styles['more']} aria-label={t('field.order.more')} aria-haspopup="dialog" onClick={() => setOpen('more')}>
            <Icon name="more" size={20} />
          </Button>
        )}
        <Button look="primary" size="big" className={styles['primary']} aria-disabled={settling || undefined} onClick={() => press(primary)}>
          {ICONS[primary] && <Icon name={ICONS[primary]} size={20} />}
          {t(wordOf(primary))}
        </Button>
      </div>
      {hint && <p className={styles['hint']}>{hint}</p>}
      {open === 'more' && (
        <Sheet title={t('field.order.more')} onClose={() => setOpen(undefined)}>
          <div className={styles['list']}>
            {others.map((kind) => (
              <Button key={kind} size="big" onClick={() => press(kind)}>
                {t(wordOf(kind))}
              </Button>
            ))}
            <Button look="quiet" size="big" onClick={() => setOpen(undefined)}>
              {t('field.sheet.close')}
            </Button>
          </div>
        </Sheet>
      )}
      {OpenSheet && (
        <OpenSheet
          subject={subject}
          onClose={(done) => {
            setOpen(undefined);
            if (done) settle();
          }}
        />
      )}
    </div>
  );
}

export const wordOf = (kind: Kind): `field.kind.${Kind}` => `field.kind.${kind}`;

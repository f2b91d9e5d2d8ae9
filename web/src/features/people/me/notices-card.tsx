import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Words } from '@/locales/words';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';

import { clockOf, MINUTES_OF_A_DAY, minutesOf } from '../calendars/days';
import { Read } from '../parts/read';
import { Sheet } from '../parts/sheet';
import { TimeItem } from '../parts/time-item';
import { useStep } from '../parts/use-step';
import styles from './notices-card.module.css';
import { prefer, preferencesQuery, type Hours, type Preference } from './queries';

type Code = keyof Words['account']['notice'];

const WAYS = ['no', 'at_once', 'digest'] as const;

/** What one hears of: everything in the inbox, and what one chooses by e-mail too, at once or once a day. */
export function NoticesCard() {
  const { t } = useTranslation();
  const preferences = useQuery(preferencesQuery);
  return (
    <Card icon="bell" title={t('account.notices')} lead={t('account.noticesLead')}>
      <Read query={preferences}>
        {({ rows, hours }) => (
          <>
            <HoursLine hours={hours} />
            <div className={styles['rows']} role="table" aria-label={t('account.notices')}>
              <div className={styles['head']} role="row">
                <span role="columnheader">{t('account.what')}</span>
                <span role="columnheader">{t('account.email')}</span>
              </div>
              {rows.map((one) => (
                <Line key={one.code} preference={one} />
              ))}
            </div>
          </>
        )}
      </Read>
    </Card>
  );
}

function HoursLine({ hours }: { hours: Hours }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const quiet = hours.quiet_from === hours.quiet_until ? t('account.neverQuiet') : t('account.quietBetween', { from: clockOf(hours.quiet_from), until: clockOf(hours.quiet_until) });
  return (
    <p className={styles['hours']}>
      <span>
        {quiet} {t('account.digestAt', { at: clockOf(hours.digest_at) })}
      </span>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('account.changeHours')}
      </Button>
      {open && <HoursSheet hours={hours} onClose={() => setOpen(false)} />}
    </p>
  );
}

type Typed = Record<keyof Hours, string>;

function HoursSheet({ hours, onClose }: { hours: Hours; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [write] = useState(prefer);
  const initial: Typed = { quiet_from: clockOf(hours.quiet_from), quiet_until: clockOf(hours.quiet_until), digest_at: clockOf(hours.digest_at) };

  async function save(typed: Typed): Promise<void> {
    const minute = (text: string): number => (minutesOf(text) ?? 0) % MINUTES_OF_A_DAY;
    const told = { quiet_from: minute(typed.quiet_from), quiet_until: minute(typed.quiet_until), digest_at: minute(typed.digest_at) };
    client.setQueryData(preferencesQuery.queryKey, await write.run({ email: {}, hours: told }));
  }

  return (
    <Sheet<Typed> title={t('account.changeHours')} ok={t('people.save')} lead={t('account.hoursLead')} initial={initial} save={save} onClose={onClose}>
      <TimeItem overMidnight={false} name="quiet_from" label={t('account.quietFrom')} />
      <TimeItem overMidnight={false} name="quiet_until" label={t('account.quietUntil')} />
      <TimeItem overMidnight={false} name="digest_at" label={t('account.digestTime')} />
    </Sheet>
  );
}

function Line({ preference }: { preference: Preference }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const { take, busy } = useStep();
  const [write] = useState(prefer);
  const path: `account.notice.${Code}` = `account.notice.${preference.code as Code}`;
  const name = i18n.exists(path) ? String(t(path)) : preference.code;
  const ways = WAYS.filter((way) => way !== 'digest' || preference.collects);

  const choose = (way: Preference['email']): Promise<boolean> => take(async () => client.setQueryData(preferencesQuery.queryKey, await write.run({ email: { [preference.code]: way } })));

  return (
    <div className={styles['row']} role="row">
      <span role="cell">{name}</span>
      <span role="cell">
        <Select
          size="small"
          className={styles['way'] ?? ''}
          aria-label={t('account.byEmail', { name })}
          value={preference.email}
          disabled={busy}
          options={ways.map((way) => ({ value: way, label: t(`account.way.${way}`) }))}
          onChange={(way) => void choose(way)}
        />
      </span>
    </div>
  );
}

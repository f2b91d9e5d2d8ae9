import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { changeLanguage, type Language } from '@/lib/i18n';
import { InZone, useReader } from '@/lib/reader';
import { clockTime } from '@/lib/time';
import { Button } from '@/ui/button';
import { CardBones, ColumnPage } from '@/ui/column';
import { Icon } from '@/ui/icon';

import styles from './arrival.module.css';
import { arrivalQuery, isUnknown, type Arrival } from './arrival';
import { Reckoned } from './reckoned';

const OTHER: Record<Language, Language> = { 'zh-CN': 'en', en: 'zh-CN' };

/** When will they be here? For whoever holds a link and is nobody here: no tabs, no history, one answer that keeps itself up. */
export function ArrivalPage({ phone }: { phone: string }) {
  const { language } = useReader();
  const secret = useSyncExternalStore(onHash, readHash);
  const { data, error } = useQuery(arrivalQuery(secret));
  const { t } = useTranslation();
  const other = OTHER[language];
  return (
    <>
      <Told data={data} error={error} phone={phone} />
      <p className={styles['foot']}>
        <Button look="quiet" lang={other} onClick={() => void changeLanguage(other)}>
          {t(`language.${other}`)}
        </Button>
      </p>
    </>
  );
}

function Told({ data, error, phone }: { data: Arrival | undefined; error: unknown; phone: string }) {
  const { t } = useTranslation();
  if (isUnknown(error)) return <Over title={t('arrival.unknown')} lead={t('arrival.unknownLead')} phone={phone} />;
  if (data === undefined) {
    return (
      <ColumnPage title={error === null ? t('arrival.loading') : t('arrival.failedFirst')}>
        <CardBones many={3} />
      </ColumnPage>
    );
  }
  if (data.state === 'arrived') return <Over icon={<Icon name="check" size={20} />} title={t('arrival.arrived')} lead={t('arrival.arrivedLead')} phone={phone} />;
  if (data.state === 'over') return <Over title={t('arrival.over')} lead={t('arrival.overLead')} phone={phone} />;
  return (
    <InZone zone={data.zone ?? 'UTC'}>
      <Travelling arrival={data} failed={error !== null} phone={phone} />
    </InZone>
  );
}

function Over({ icon, title, lead, phone }: { icon?: ReactNode; title: string; lead: string; phone: string }) {
  return (
    <ColumnPage
      key={title}
      title={title}
      lead={lead}
      over={icon && <span className={styles['done']}>{icon}</span>}
    >
      <Call phone={phone} />
    </ColumnPage>
  );
}

function Travelling({ arrival, failed, phone }: { arrival: Arrival; failed: boolean; phone: string }) {
  const { t } = useTranslation();
  const reader = useReader();
  const clock = (at: string | null): string => (at === null ? '' : clockTime(new Date(at), reader));
  const promised = { from: clock(arrival.promised_from_at), until: clock(arrival.promised_until_at) };
  return (
    <ColumnPage
      over={t('arrival.soon')}
      title={t('arrival.title', { from: clock(arrival.from_at), until: clock(arrival.until_at) })}
      lead={t('arrival.who', { name: arrival.engineer })}
    >
      <Reckoned arrival={arrival} failed={failed} />
      <dl className={styles['facts']}>
        {promised.until && <Fact name={t('arrival.promised')}>{`${promised.from}–${promised.until}`}</Fact>}
        <Fact name={t('arrival.left')}>{clock(arrival.departed_at)}</Fact>
        {arrival.site && <Fact name={t('arrival.site')}>{arrival.site}</Fact>}
        <Fact name={t('arrival.number')}>{arrival.number}</Fact>
      </dl>
      <Call phone={phone} />
    </ColumnPage>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

function Call({ phone }: { phone: string }) {
  const { t } = useTranslation();
  if (!phone) return null;
  return (
    <p className={styles['call']}>
      <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{t('arrival.call', { phone })}</a>
    </p>
  );
}

/** The secret stands behind the #: browsers send that to nobody. */
const readHash = (): string => location.hash.slice(1);

function onHash(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { Link } from '@/lib/address';
import { useDay } from '@/lib/dates';
import { today } from '@/lib/day';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { buttonClass } from '@/ui/button';
import { CardBones, ColumnPage, Section, Unread } from '@/ui/column';

import styles from './asset.module.css';
import { nearness } from './cover';
import { assetQuery, type AssetPage as Thing } from './queries';
import { useThingWords } from './use-thing-words';

/** One thing: what is covered, what it runs on, and what was done to it (`history`, from the room above). */
export function AssetPage({ assetKey, history }: { assetKey: string; history: ReactNode }) {
  const { t } = useTranslation();
  const asset = useQuery(assetQuery(assetKey));
  const back = { to: '/assets', words: t('portal.thing.title') };
  if (asset.error instanceof Problem && (asset.error.hidden || asset.error.status === 422)) {
    return (
      <ColumnPage title={t('portal.thing.notFoundTitle')} lead={t('portal.thing.notFound')}>
        <p className={styles['go']}>
          <Link to="/assets" className={buttonClass({ look: 'primary' })}>
            {t('portal.thing.toList')}
          </Link>
        </p>
      </ColumnPage>
    );
  }
  if (asset.data === undefined) {
    return (
      <ColumnPage title={t('portal.thing.title')} back={back}>
        {asset.isError ? <Unread error={asset.error} onAgain={() => void asset.refetch()} /> : <CardBones />}
      </ColumnPage>
    );
  }
  return (
    <Known asset={asset.data}>
      <Section title={t('portal.thing.history')}>{history}</Section>
    </Known>
  );
}

function Known({ asset, children }: { asset: Thing; children: ReactNode }) {
  const { t } = useTranslation();
  const words = useThingWords();
  return (
    <ColumnPage title={asset.name} over={asset.is_software ? t('portal.software') : asset.site} lead={words.warranty(asset)} back={{ to: '/assets', words: t('portal.thing.title') }}>
      <p className={styles['go']}>
        <Link to={`/report?asset=${asset.key}`} className={buttonClass({ look: 'primary', size: 'big' })}>
          {t(asset.is_software ? 'portal.thing.reportSoft' : 'portal.thing.report')}
        </Link>
      </p>
      <Warranty asset={asset} />
      {asset.environment && <Environment environment={asset.environment} />}
      <About asset={asset} />
      {children}
    </ColumnPage>
  );
}

type Fact = [name: string, value: ReactNode];

function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className={styles['facts']}>
      {facts
        .filter(([, value]) => value !== null && value !== '' && value !== undefined)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Warranty({ asset }: { asset: Thing }) {
  const { t } = useTranslation();
  const day = useDay();
  const say = { covered: 'portal.thing.covered', ended: 'portal.thing.ended', not_started: 'portal.thing.notStarted', never: 'portal.thing.never' } as const;
  const until = (last: string | null): string => (last === null ? '' : day(last));
  const known = (['labour', 'parts', 'travel'] as const).some((part) => asset.cover[part].why !== 'never');
  const facts: Fact[] = known ? (['labour', 'parts', 'travel'] as const).map((part) => [t(`portal.thing.cover.${part}`), t(say[asset.cover[part].why], { date: until(asset.cover[part].until) })]) : [];
  const contract = asset.contract && t('portal.thing.contract', { number: asset.contract.number, date: day(asset.contract.ends_on) });
  if (!known && !contract) return null;
  return (
    <Section title={t('portal.thing.coverTitle')}>
      <Facts facts={facts} />
      {contract && <p className={styles['note']}>{contract}</p>}
    </Section>
  );
}

function Environment({ environment }: { environment: NonNullable<Thing['environment']> }) {
  const { t } = useTranslation();
  const day = useDay();
  const [now, { zone }] = [useNow(), useReader()];
  const ends = environment.certificate_expires_on;
  const near = ends === null ? 'far' : nearness(ends, today(now, zone));
  const certificate = ends === null ? '' : near === 'far' ? day(ends) : t(near === 'over' ? 'portal.thing.certificateOver' : 'portal.thing.certificateSoon', { date: day(ends) });
  return (
    <Section title={t('portal.thing.environment')}>
      <Facts
        facts={[
          [t('portal.thing.version'), environment.software_version],
          [t('portal.thing.patch'), environment.patch],
          [t('portal.thing.modules'), environment.modules.join(t('portal.report.and'))],
          [t('portal.thing.database'), environment.database],
          [t('portal.thing.middleware'), environment.middleware],
          [t('portal.thing.system'), environment.operating_system],
          [t('portal.thing.certificate'), certificate && <span className={near === 'far' ? undefined : styles['near']}>{certificate}</span>],
          [t('portal.thing.backup'), environment.backed_up_on && day(environment.backed_up_on)],
        ]}
      />
    </Section>
  );
}

function About({ asset }: { asset: Thing }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const day = useDay();
  return (
    <Section title={t('portal.thing.facts')}>
      <Facts
        facts={[
          [t('portal.thing.product'), language === 'en' ? asset.product_en || asset.product_zh : asset.product_zh || asset.product_en],
          [t('portal.thing.serial'), asset.serial],
          [t('portal.thing.site'), asset.site],
          [t('portal.thing.installed'), asset.installed_on && day(asset.installed_on)],
        ]}
      />
    </Section>
  );
}

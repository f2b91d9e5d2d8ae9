import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useNow } from '@/lib/now';
import { nameFor, useReader } from '@/lib/reader';
import { DAY } from '@/lib/time';
import { Card, Pairs } from '@/ui/card';
import { Tag } from '@/ui/tag';

import styles from './order-asset-card.module.css';
import type { Around, Order } from './types';
import { isCounted } from './words';

type Now = NonNullable<Around['asset']>;
type Environment = NonNullable<Now['environment']>;

/** A certificate that ends so soon is worth a word. */
const SOON_DAYS = 60;

/** The machine or the software environment: what it is, who pays for its repair, what the contract still holds. */
export function AssetCard({ order, around }: { order: Order; around: Around | undefined }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const { asset, contract } = order;
  if (!asset) return null;
  const product = nameFor(language, { name_zh: asset.product_zh, name_en: asset.product_en });
  const now = around?.asset ?? undefined;
  return (
    <Card icon={now?.is_software ? 'screen' : 'cube'} title={t('context.asset')} actions={<Link to={`/assets/${asset.key}`}>{t('context.assetPage')}</Link>}>
      <p className={styles['name']}>
        <span dir="auto">{asset.name}</span>
        {now && <Covered cover={now.cover} />}
      </p>
      <Pairs
        of={[
          [t('context.product'), product === asset.name ? '' : product],
          [t('context.serial'), asset.serial],
          [t('context.batch'), now?.batch],
          [t('context.installed'), asset.installed_on],
          [t('context.warranty'), now && PARTS.some((part) => now.cover[part].until !== null) && <Untils cover={now.cover} />],
          [t('context.contract'), contract && t('context.contractUntil', { number: contract.number, until: contract.ends_on })],
          ...(around?.counted ?? []).flatMap((one): [string, string][] => (isCounted(one.what) ? [[t(`context.counted.${one.what}`), left(one)]] : [])),
        ]}
      />
      {now?.environment && isKnown(now.environment) && <RunsOn environment={now.environment} />}
    </Card>
  );

  function left({ quantity, used }: Around['counted'][number]): string {
    return quantity === null ? t('context.countedFree', { used }) : t('context.countedLeft', { left: quantity - used, quantity });
  }
}

const PARTS = ['labour', 'parts', 'travel'] as const;

function Covered({ cover }: { cover: Now['cover'] }) {
  const { t } = useTranslation();
  const covered = PARTS.filter((part) => cover[part].covered);
  if (covered.length === PARTS.length) return <Tag tone="done">{t('context.cover.all')}</Tag>;
  if (covered.length > 0) return <Tag tone="hand">{t('context.cover.some')}</Tag>;
  const over = PARTS.some((part) => cover[part].why === 'ended');
  return <Tag tone="stop">{t(over ? 'context.cover.ended' : 'context.cover.never')}</Tag>;
}

/** Each part of the warranty that there is, with its last day. */
function Untils({ cover }: { cover: Now['cover'] }) {
  const { t } = useTranslation();
  const known = PARTS.filter((part) => cover[part].until !== null);
  return (
    <>
      {known.map((part) => {
        const { covered, until } = cover[part];
        return <div key={part}>{t(covered ? 'context.cover.until' : 'context.cover.was', { part: t(`context.cover.${part}`), until: until ?? '' })}</div>;
      })}
    </>
  );
}

const isKnown = (environment: Environment): boolean => Object.values(environment).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));

function RunsOn({ environment }: { environment: Environment }) {
  const { t } = useTranslation();
  const now = useNow();
  const ends = environment.certificate_expires_on;
  const days = ends === null ? null : Math.ceil((new Date(ends).getTime() - now.getTime()) / DAY);
  const certificate = days === null ? '' : days < 0 ? t('context.certificateOver', { on: ends ?? '' }) : t('context.certificateEnds', { count: days, on: ends ?? '' });
  return (
    <div className={styles['environment']}>
      <Pairs
        of={[
          [t('context.version'), [environment.software_version, environment.patch].filter(Boolean).join(' · ')],
          [t('context.modules'), environment.modules.join(t('facts.and'))],
          [t('context.runsOn'), [environment.database, environment.middleware, environment.operating_system].filter(Boolean).join(' · ')],
          [t('context.certificate'), certificate && <span className={days !== null && days <= SOON_DAYS ? styles['soon'] : ''}>{certificate}</span>],
          [t('context.backup'), environment.backed_up_on],
        ]}
      />
    </div>
  );
}

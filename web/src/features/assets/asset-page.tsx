import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';

import { customerPath, reportFor } from '@/features/customers/paths';
import { RemindButton } from '@/features/notices/reminders/remind-button';
import { meQuery, type Me } from '@/features/people/queries';
import { nameFor, useReader } from '@/lib/reader';
import { Button, buttonClass } from '@/ui/button';
import { Card, Nothing, Pairs } from '@/ui/card';
import { Icon } from '@/ui/icon';
import { MenuButton } from '@/ui/menu-button';
import { ReadTrouble } from '@/ui/read-trouble';
import frame from '@/ui/record-page.module.css';
import { Bone } from '@/ui/skeleton';

import { AssetSteps, type AssetStep } from './asset-steps';
import { CoverCard } from './cover-card';
import { EnvironmentCard } from './environment-card';
import styles from './asset-page.module.css';
import { assetPath, ASSETS } from './paths';
import { assetQuery } from './queries';
import type { KnownAsset } from './types';

/** One machine or software environment with all that is known of it; its orders are put here by the door. */
export function AssetPage({ orders }: { orders: (asset: string) => ReactNode }) {
  const { key = '' } = useParams();
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  const known = useQuery(assetQuery(key));
  if (known.error && !known.data) return <ReadTrouble error={known.error} onRetry={() => void known.refetch()} />;
  if (!known.data || !me.data)
    return (
      <div className={frame['page']} role="status" aria-label={t('list.loading')}>
        <div className={frame['head']}>
          <Bone width={8} />
          <Bone width={18} />
        </div>
      </div>
    );
  const mayEdit = 'assets.edit' in me.data.rights && known.data.asset.archived_at === null;
  return (
    <article className={frame['page']} aria-labelledby="asset-name">
      <Head known={known.data} me={me.data} />
      <div className={frame['columns']}>
        <div className={frame['main']}>
          {orders(key)}
          <Parts known={known.data} />
          <Codes known={known.data} />
        </div>
        <div className={frame['side']}>
          <CoverCard known={known.data} mayEdit={mayEdit} />
          {known.data.asset.product.is_software && <EnvironmentCard known={known.data} mayEdit={mayEdit} />}
          <Where known={known.data} />
        </div>
      </div>
    </article>
  );
}

function Head({ known, me }: { known: KnownAsset; me: Me }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const [open, setOpen] = useState<AssetStep>();
  const { asset } = known;
  const archived = asset.archived_at !== null;
  const product = nameFor(language, asset.product);
  return (
    <header className={frame['head']}>
      <title>{`${asset.name} · ${t('product')}`}</title>
      <p className={frame['trail']}>
        <Link to={ASSETS}>{t('assets.title')}</Link>
        <Link to={customerPath(asset.customer.key)}>{asset.customer.name}</Link>
      </p>
      <div className={frame['line']}>
        <Icon name={asset.product.is_software ? 'screen' : 'cube'} size={20} />
        <h1 id="asset-name" className={frame['title']}>
          {asset.name}
        </h1>
        {known.cover.labour.covered && (
          <span className={styles['covered']}>
            <Icon name="shield" size={14} />
            {t('cover.in')}
          </span>
        )}
        {archived && <span className={frame['archived']}>{t('list.archived')}</span>}
        <span className={frame['grow']} />
        <RemindButton about={{ key: asset.key, title: asset.name }} />
        {'workorders.report' in me.rights && !archived && (
          <Link className={buttonClass({ look: 'primary' })} to={reportFor({ customer: asset.customer.key, asset: asset.key })}>
            <Icon name="plus" />
            {t('customers.report')}
          </Link>
        )}
        {'assets.edit' in me.rights && (
          <>
            {!archived && (
              <Button onClick={() => setOpen('edit')}>
                <Icon name="pen" />
                {t('edit.edit')}
              </Button>
            )}
            <MenuButton
              items={
                archived
                  ? [{ key: 'restore', label: t('edit.restore'), onClick: () => setOpen('restore') }]
                  : [
                      { key: 'move', label: t('assets.move'), onClick: () => setOpen('move') },
                      { key: 'archive', danger: true, label: t('edit.archive'), onClick: () => setOpen('archive') },
                    ]
              }
              label={t('edit.more')}
            >
              {t('edit.more')}
              <Icon name="down" size={14} />
            </MenuButton>
          </>
        )}
      </div>
      <p className={frame['facts']}>{[product, asset.serial && t('assets.serialIs', { serial: asset.serial })].filter(Boolean).join(' · ')}</p>
      {open && <AssetSteps asset={asset} contract={known.contract?.key ?? null} step={open} onClose={() => setOpen(undefined)} />}
    </header>
  );
}

function Where({ known: { asset } }: { known: KnownAsset }) {
  const { t } = useTranslation();
  return (
    <Card icon="pin" title={t('assets.where')}>
      <Pairs
        of={[
          [t('assets.customer'), <Link key="customer" to={customerPath(asset.customer.key)}>{asset.customer.name}</Link>],
          [t('assets.site'), asset.site?.name ?? t('assets.unknownSite')],
          [t('assets.parent'), asset.parent && <Link key="parent" to={assetPath(asset.parent.key)}>{asset.parent.name}</Link>],
          [t('assets.batch'), asset.batch],
          [t('assets.installed'), asset.installed_on],
        ]}
      />
    </Card>
  );
}

function Parts({ known: { parts } }: { known: KnownAsset }) {
  const { t } = useTranslation();
  const { language } = useReader();
  if (parts.length === 0) return null;
  return (
    <Card icon="cube" title={t('assets.parts')}>
      <ul className={styles['list']}>
        {parts.map((part) => (
          <li key={part.key}>
            <Link to={assetPath(part.key)}>{part.name}</Link>
            <span className={styles['soft']}>{[nameFor(language, part.product), part.serial].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Codes({ known: { fault_codes: codes } }: { known: KnownAsset }) {
  const { t } = useTranslation();
  const { language } = useReader();
  return (
    <Card icon="warn" title={t('assets.codes')}>
      {codes.length === 0 && <Nothing>{t('assets.noCodes')}</Nothing>}
      <ul className={styles['list']}>
        {codes.map((code) => (
          <li key={code.key}>
            <b className={styles['code']}>{code.code}</b>
            <span>{nameFor(language, code)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

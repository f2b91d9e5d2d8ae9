import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { customerPath } from '@/features/customers/paths';
import { isLevel } from '@/features/customers/words';
import { Link } from 'react-router';

import { Button } from '@/ui/button';
import { Card, Pairs } from '@/ui/card';
import { Icon } from '@/ui/icon';
import { Until } from '@/ui/until';

import styles from './cover-card.module.css';
import type { Cover, KnownAsset } from './types';
import { WarrantySheet } from './warranty-sheet';

const PARTS = ['labour', 'parts', 'travel'] as const;

/** What the maker still owes, part by part, and which contract counts. */
export function CoverCard({ known, mayEdit }: { known: KnownAsset; mayEdit: boolean }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const { asset, cover, contract } = known;
  return (
    <Card
      icon="shield"
      title={t('cover.title')}
      actions={
        mayEdit && (
          <Button look="quiet" size="small" onClick={() => setEditing(true)}>
            <Icon name="pen" size={14} />
            {t('cover.edit')}
          </Button>
        )
      }
    >
      <ul className={styles['parts']}>
        {PARTS.map((part) => (
          <Part key={part} name={t(`cover.${part}`)} part={cover[part]} />
        ))}
      </ul>
      <Pairs
        of={[
          [t('assets.contract'), contract && <Link key="contract" to={customerPath(asset.customer.key)}>{contract.number}</Link>],
          [t('contracts.level'), contract && isLevel(contract.service_level) && t(`levels.${contract.service_level}`)],
          [t('contracts.ends'), contract && <Until key="until" day={contract.ends_on} />],
          [t('cover.contract'), isWhy(known.contract_why) && t(`cover.why.${known.contract_why}`)],
        ]}
      />
      {editing && <WarrantySheet asset={asset} onClose={() => setEditing(false)} />}
    </Card>
  );
}

function Part({ name, part }: { name: string; part: Cover['labour'] }) {
  const { t } = useTranslation();
  return (
    <li className={part.covered ? styles['yes'] : styles['no']}>
      <Icon name={part.covered ? 'check' : 'cross'} size={14} />
      <b>{name}</b>
      <span>{part.until ? <Until day={part.until} /> : t(`cover.state.${part.why}`)}</span>
    </li>
  );
}

const WHYS = { covers: 1, own: 1, not_yet: 1, ended: 1, none: 1 } as const;
const isWhy = (text: string): text is keyof typeof WHYS => text in WHYS;

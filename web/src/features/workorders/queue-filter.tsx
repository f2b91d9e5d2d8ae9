import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';

import { assetChoiceQuery, assetQuery } from '@/features/assets/queries';
import { customerChoiceQuery, customerQuery } from '@/features/customers/queries';
import { colleaguesQuery, meQuery, teamsQuery } from '@/features/people/queries';
import { personQuery } from '@/features/people/staff/queries';
import { nameFor, useReader } from '@/lib/reader';
import { useSettled } from '@/lib/settled';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';
import { Choices } from '@/ui/list-page';
import { Popover } from '@/ui/popover';
import { Bone } from '@/ui/skeleton';

import { Chip } from './lists/chip';
import { NARROWINGS, viewPath, type Narrowing } from './paths';
import type { QueueSpot } from './queries';
import styles from './queue-filter.module.css';

/** How to narrow what is listed: by a few letters here, by any condition from here on. */
export function QueueFilter({ spot, onMore }: { spot: QueueSpot; onMore: () => void }) {
  const { t } = useTranslation();
  const face = (
    <>
      <Icon name="filter" />
      {t('queue.narrow')}
      <Kbd>F</Kbd>
    </>
  );
  return (
    <Popover label={t('queue.narrow')} face={face} size="small" hotkey="f" side="left">
      {(close) => <Panel spot={spot} close={close} onMore={onMore} />}
    </Popover>
  );
}

/** What the view is narrowed to, a chip each. All of it stands in the address, so that it can be passed on. */
export function NarrowedChips({ spot }: { spot: QueueSpot }) {
  return NARROWINGS.filter((one) => spot[one]).map((one) => <NarrowedChip key={one} by={one} spot={spot} />);
}

const KEY = 'Shift F';

type Found = { key: string; name: string; more?: string | undefined };

function Panel({ spot, close, onMore }: { spot: QueueSpot; close: () => void; onMore: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [by, setBy] = useState<Narrowing>('team');
  const [typed, setTyped] = useState('');
  const { rows, pending } = useFound(by, useSettled(typed.trim()), spot);

  function take(first: Found | undefined): void {
    if (first === undefined) return;
    close();
    void navigate(viewPath(spot.view, { ...spot, [by]: first.key }, spot.list));
  }

  const field = t('queue.find', { what: t(`queue.${by}`) });
  return (
    <div className={styles['panel']}>
      <Choices
        label={t('queue.narrowBy')}
        value={by}
        options={NARROWINGS.map((value) => ({ value, label: t(`queue.${value}`) }))}
        onChange={(next) => {
          setBy(next);
          setTyped('');
        }}
      />
      <input
        key={by}
        autoFocus
        type="search"
        className={styles['field']}
        value={typed}
        maxLength={100}
        placeholder={field}
        aria-label={field}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && typed !== '' && take(rows[0])}
      />
      <ul className={styles['found']} aria-label={t(`queue.${by}`)} aria-busy={pending}>
        {rows.map((row) => (
          <li key={row.key}>
            <Link to={viewPath(spot.view, { ...spot, [by]: row.key }, spot.list)} aria-current={row.key === spot[by] ? 'true' : undefined} onClick={close}>
              <span dir="auto">{row.name}</span>
              {row.more && <small>{row.more}</small>}
              {row.key === spot[by] && <Icon name="check" size={14} />}
            </Link>
          </li>
        ))}
      </ul>
      {rows.length === 0 && <p className={styles['none']}>{pending ? <Bone width={12} /> : t('sheet.none')}</p>}
      <Button
        look="quiet"
        size="small"
        onClick={() => {
          close();
          onMore();
        }}
      >
        <Icon name="filter" />
        {t('lists.moreConditions')}
        <Kbd>{KEY}</Kbd>
      </Button>
    </div>
  );
}

/** What fits the letters typed; before any, the reader stands first among the owners. */
function useFound(by: Narrowing, typed: string, spot: QueueSpot): { rows: Found[]; pending: boolean } {
  const { t } = useTranslation();
  const { language } = useReader();
  const me = useQuery(meQuery).data;
  const teams = useQuery(teamsQuery);
  const people = useQuery({ ...colleaguesQuery(typed), enabled: by === 'owner' });
  const customers = useQuery({ ...customerChoiceQuery(typed), enabled: by === 'customer' });
  const assets = useQuery({ ...assetChoiceQuery(spot.customer ?? '', typed), enabled: by === 'asset' });
  switch (by) {
    case 'team': {
      const rows = (teams.data?.rows ?? []).filter((one) => !one.archived).map((one) => ({ key: one.key, name: nameFor(language, one) }));
      return { rows: rows.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase())), pending: teams.isPending };
    }
    case 'owner': {
      const rows = (people.data?.rows ?? []).filter((one) => one.key !== me?.key).map((one): Found => ({ key: one.key, name: one.name, more: one.team ? nameFor(language, one.team) : undefined }));
      const self = me && typed === '' ? [{ key: me.key, name: t('queue.myself', { name: me.name }) }] : [];
      return { rows: [...self, ...rows], pending: people.isPending };
    }
    case 'customer':
      return { rows: (customers.data?.rows ?? []).map((one) => ({ key: one.key, name: one.name, more: one.code })), pending: customers.isPending };
    case 'asset':
      return { rows: (assets.data?.rows ?? []).map((one) => ({ key: one.key, name: one.name, more: one.serial })), pending: assets.isPending };
  }
}

function NarrowedChip({ by, spot }: { by: Narrowing; spot: QueueSpot }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const name = useName(by, spot[by] ?? '') ?? t('queue.some');
  return (
    <Chip label={t(`queue.${by}`)} removeLabel={t('queue.any', { what: t(`queue.${by}`) })} onRemove={() => void navigate(viewPath(spot.view, { ...spot, [by]: undefined }, spot.list))}>
      {name}
    </Chip>
  );
}

/** What a key stands for, as far as the reader may know. */
function useName(by: Narrowing, key: string): string | undefined {
  const { language } = useReader();
  const teams = useQuery({ ...teamsQuery, enabled: by === 'team' });
  const person = useQuery({ ...personQuery(key), enabled: by === 'owner' });
  const customer = useQuery({ ...customerQuery(key), enabled: by === 'customer' });
  const asset = useQuery({ ...assetQuery(key), enabled: by === 'asset' });
  const team = teams.data?.rows.find((one) => one.key === key);
  const names: Record<Narrowing, string | undefined> = {
    team: team && nameFor(language, team),
    owner: person.data?.name,
    customer: customer.data?.customer.name,
    asset: asset.data?.asset.name,
  };
  return names[by];
}

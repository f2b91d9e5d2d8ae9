import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { useZoneName } from '@/lib/zones';
import { Ask } from '@/ui/ask';
import { Button } from '@/ui/button';
import { Card, Nothing, Pairs } from '@/ui/card';
import { EditSheet, type SheetField } from '@/ui/edit-sheet';
import { Icon } from '@/ui/icon';
import { MenuButton } from '@/ui/menu-button';
import { ZoneSelect } from '@/ui/zone-select';

import { Archived } from './archived';
import styles from './contacts.module.css';
import type { Hours } from './hours';
import { HoursInput } from './hours-input';
import { addSite, changeSite, step, territoriesQuery } from './queries';
import type { Known, Site } from './types';
import { useHoursWords } from './use-hours-words';
import { useReadAgain } from './use-read-again';

/** The places where we work for a customer, and when one gets in. */
export function Sites({ known, mayEdit }: { known: Known; mayEdit: boolean }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  return (
    <Card
      icon="pin"
      title={t('sites.title')}
      actions={
        mayEdit && (
          <Button look="quiet" size="small" onClick={() => setAdding(true)}>
            <Icon name="plus" size={14} />
            {t('sites.add')}
          </Button>
        )
      }
    >
      {known.sites.length === 0 && <Nothing>{t('sites.none')}</Nothing>}
      <ul className={styles['list']}>
        {known.sites.map((site) => (
          <Place key={site.key} site={site} mayEdit={mayEdit} />
        ))}
      </ul>
      {mayEdit && <Archived what="sites" customer={known.customer.key} />}
      {adding && <NewSite customer={known.customer.key} onClose={() => setAdding(false)} />}
    </Card>
  );
}

function Place({ site, mayEdit }: { site: Site; mayEdit: boolean }) {
  const { t } = useTranslation();
  const reader = useReader();
  const called = useZoneName();
  const hours = useHoursWords();
  const [open, setOpen] = useState<'edit' | 'archive'>();
  const again = useReadAgain();
  const territories = useQuery({ ...territoriesQuery, enabled: site.territory !== null });
  const territory = territories.data?.rows.find((one) => one.key === site.territory);
  const [archive] = useState(() => step('/api/v1/sites/{key}/archive', site.key));
  return (
    <li className={styles['person']}>
      <div className={styles['body']}>
        <p className={styles['name']}>
          <b>{site.name}</b>
        </p>
        <Pairs
          of={[
            [t('sites.address'), site.address],
            [t('sites.hours'), hours(site.access_hours).join(t('sites.and'))],
            [t('sites.note'), site.access_note],
            [t('sites.territory'), territory && nameFor(reader.language, territory)],
            [t('sites.place'), site.latitude !== null && site.longitude !== null && `${site.latitude.toFixed(5)}, ${site.longitude.toFixed(5)}`],
            [t('sites.zone'), site.zone !== reader.zone && called(site.zone)],
          ]}
        />
      </div>
      {mayEdit && (
        <MenuButton
          items={[
            { key: 'edit', label: t('edit.edit'), onClick: () => setOpen('edit') },
            { key: 'archive', label: t('edit.archive'), onClick: () => setOpen('archive') },
          ]}
          look="quiet"
          label={t('contacts.menu', { name: site.name })}
        >
          ⋯
        </MenuButton>
      )}
      {open === 'edit' && <EditSite site={site} onClose={() => setOpen(undefined)} />}
      {open === 'archive' && (
        <Ask
          title={t('sites.archiveTitle', { name: site.name })}
          text={t('sites.archiveText')}
          okText={t('edit.archive')}
          danger
          onDo={async () => {
            await archive.run(null, { version: site.version });
            again();
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </li>
  );
}

function useSiteFields(): SheetField[] {
  const { t } = useTranslation();
  const { language } = useReader();
  const territories = useQuery(territoriesQuery);
  const hours = useHoursWords();
  const options = (territories.data?.rows ?? []).map((one) => ({ value: one.key, label: nameFor(language, one) }));
  const called = useZoneName();
  return [
    { kind: 'line', name: 'name', label: t('sites.name'), required: true },
    { kind: 'text', name: 'address', label: t('sites.address') },
    { kind: 'own', name: 'access_hours', label: t('sites.hours'), field: () => <HoursInput />, told: (value) => hours(value as Hours).join(t('sites.and')) },
    { kind: 'text', name: 'access_note', label: t('sites.note'), placeholder: t('sites.notePlaceholder') },
    { kind: 'choice', name: 'territory', label: t('sites.territory'), options },
    { kind: 'number', name: 'latitude', label: t('sites.latitude'), min: -90, max: 90 },
    { kind: 'number', name: 'longitude', label: t('sites.longitude'), min: -180, max: 180, hint: t('sites.placeHint') },
    { kind: 'own', name: 'zone', label: t('sites.zone'), field: () => <ZoneSelect />, told: (value) => called(String(value)) },
  ];
}

function NewSite({ customer, onClose }: { customer: string; onClose: () => void }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const fields = useSiteFields();
  const [write] = useState(() => addSite(customer));
  return (
    <EditSheet
      title={t('sites.add')}
      okText={t('edit.create')}
      draft={`new site ${customer}`}
      fields={fields}
      start={{ zone: 'Asia/Shanghai', access_hours: null }}
      save={(values) => write.run(values as never)}
      onClose={onClose}
      onSaved={again}
    />
  );
}

function EditSite({ site, onClose }: { site: Site; onClose: () => void }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const fields = useSiteFields();
  const [write] = useState(() => changeSite(site.key));
  const { name, address, access_hours, access_note, territory, latitude, longitude, zone } = site;
  return (
    <EditSheet
      title={t('sites.edit', { name: site.name })}
      okText={t('edit.save')}
      draft={`site ${site.key}`}
      fields={fields}
      start={{ name, address, access_hours, access_note, territory, latitude, longitude, zone }}
      version={site.version}
      save={(values, version) => write.run(values, version === undefined ? {} : { version })}
      onClose={onClose}
      onSaved={again}
    />
  );
}

import { Form, type FormInstance } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Ask } from '@/ui/ask';
import { EditSheet, type Values } from '@/ui/edit-sheet';

import { AssetChooser, ContractChooser, CustomerChooser, SiteChooser } from './choosers';
import { changeAsset, moveAsset, step } from './queries';
import type { Asset } from './types';
import { useReadAgain } from './use-read-again';

export type AssetStep = 'edit' | 'move' | 'archive' | 'restore';

/** What can be done about an asset as a whole. */
export function AssetSteps({ asset, contract, step: what, onClose }: { asset: Asset; contract: string | null; step: AssetStep; onClose: () => void }) {
  if (what === 'edit') return <Edit asset={asset} contract={contract} onClose={onClose} />;
  if (what === 'move') return <Move asset={asset} onClose={onClose} />;
  return <Archive asset={asset} how={what} onClose={onClose} />;
}

function Edit({ asset, contract, onClose }: { asset: Asset; contract: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const [write] = useState(() => changeAsset(asset.key));
  const { name, serial, batch, installed_on, parent } = asset;
  return (
    <EditSheet
      title={t('assets.edit', { name })}
      okText={t('edit.save')}
      draft={`asset ${asset.key}`}
      fields={[
        { kind: 'line', name: 'name', label: t('assets.name'), required: true },
        { kind: 'line', name: 'serial', label: t('assets.serial') },
        { kind: 'line', name: 'batch', label: t('assets.batch') },
        { kind: 'date', name: 'installed_on', label: t('assets.installed') },
        { kind: 'own', name: 'contract', label: t('assets.contract'), hint: t('assets.contractHint'), field: () => <ContractChooser customer={asset.customer.key} /> },
        {
          kind: 'own',
          name: 'parent',
          label: t('assets.parent'),
          hint: t('assets.parentHint'),
          field: () => <AssetChooser customer={asset.customer.key} apartFrom={asset.key} known={parent ? { value: parent.key, label: parent.name } : undefined} />,
        },
      ]}
      start={{ name, serial, batch, installed_on, contract, parent: parent?.key ?? null }}
      version={asset.version}
      save={(values, version) => write.run(values, version === undefined ? {} : { version })}
      onClose={onClose}
      onSaved={again}
    />
  );
}

function Move({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const [write] = useState(() => moveAsset(asset.key));
  const start = { customer: asset.customer.key, site: asset.site?.key ?? null };
  return (
    <EditSheet
      title={t('assets.moveTitle', { name: asset.name })}
      okText={t('assets.move')}
      draft={`move ${asset.key}`}
      intro={<p>{t('assets.moveLead')}</p>}
      fields={[
        { kind: 'own', name: 'customer', label: t('assets.customer'), required: true, field: (form) => <NewOwner form={form} known={{ value: asset.customer.key, label: asset.customer.name }} /> },
        { kind: 'own', name: 'site', label: t('assets.site'), hint: t('assets.siteHint'), field: (form) => <NewPlace form={form} otherwise={asset.customer.key} /> },
      ]}
      start={start}
      save={(values, version) => {
        const customer = values['customer'] as string;
        const body = { site: (values['site'] as string | null | undefined) ?? null, ...(customer !== asset.customer.key && { customer }) };
        return write.run(body, { version: version ?? asset.version });
      }}
      onClose={onClose}
      onSaved={again}
    />
  );
}

type Given = { id?: string; value?: string | null; onChange?: (value: string | null) => void };

/** Another customer has other places: the one chosen before is taken back. */
function NewOwner({ form, known, onChange, ...given }: Given & { form: FormInstance<Values>; known: { value: string; label: string } }) {
  return (
    <CustomerChooser
      known={known}
      {...given}
      onChange={(next) => {
        form.setFieldValue('site', null);
        onChange?.(next);
      }}
    />
  );
}

function NewPlace({ form, otherwise, ...given }: Given & { form: FormInstance<Values>; otherwise: string }) {
  const customer = Form.useWatch<string | null | undefined>('customer', form);
  return <SiteChooser customer={customer ?? otherwise} {...given} />;
}

function Archive({ asset, how, onClose }: { asset: Asset; how: 'archive' | 'restore'; onClose: () => void }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const [write] = useState(() => step(`/api/v1/assets/{key}/${how}`, asset.key));
  return (
    <Ask
      title={t(`assets.${how}Title`, { name: asset.name })}
      text={t(`assets.${how}Text`)}
      okText={t(`edit.${how}`)}
      danger={how === 'archive'}
      onDo={async () => {
        await write.run(null, { version: asset.version });
        again();
      }}
      onClose={onClose}
    />
  );
}

import { Form, type FormInstance } from 'antd';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

import { EditSheet, type SheetField, type Values } from '@/ui/edit-sheet';

import { ContractChooser, CustomerChooser, ProductChooser, SiteChooser } from './choosers';
import { registerAsset } from './queries';
import { useReadAgain } from './use-read-again';

/** A machine or a software environment that we serve from now on; the maker's warranty comes from its product. */
export function RegisterAsset({ customer, onClose, onMade }: { customer?: string; onClose: () => void; onMade: (key: string) => void }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const [write] = useState(registerAsset);
  const fields: SheetField[] = [
    ...(customer === undefined ? [{ kind: 'own' as const, name: 'customer', label: t('assets.customer'), required: true, field: () => <CustomerChooser /> }] : []),
    { kind: 'own', name: 'product', label: t('assets.product'), required: true, field: () => <ProductChooser /> },
    { kind: 'line', name: 'name', label: t('assets.name'), required: true, placeholder: t('assets.namePlaceholder') },
    { kind: 'line', name: 'serial', label: t('assets.serial') },
    { kind: 'line', name: 'batch', label: t('assets.batch') },
    { kind: 'date', name: 'installed_on', label: t('assets.installed'), hint: t('assets.installedHint') },
    { kind: 'own', name: 'site', label: t('assets.site'), field: (form) => <OfChosen form={form} customer={customer} chooser={SiteChooser} /> },
    { kind: 'own', name: 'contract', label: t('assets.contract'), field: (form) => <OfChosen form={form} customer={customer} chooser={ContractChooser} /> },
  ];
  return (
    <EditSheet
      title={t('assets.add')}
      okText={t('edit.create')}
      draft={`new asset ${customer ?? ''}`}
      fields={fields}
      start={{}}
      save={async (values) => onMade((await write.run({ ...values, ...(customer && { customer }) } as never)).key)}
      onClose={onClose}
      onSaved={again}
    />
  );
}

type Given = { id?: string; value?: string | null; onChange?: (value: string | null) => void };

/** Something of the customer who is chosen in the same sheet. */
function OfChosen({ form, customer, chooser: Chooser, ...given }: Given & { form: FormInstance<Values>; customer: string | undefined; chooser: (props: Given & { customer: string }) => ReactElement }) {
  const chosen = Form.useWatch<string | null | undefined>('customer', form);
  return <Chooser customer={customer ?? chosen ?? ''} {...given} />;
}

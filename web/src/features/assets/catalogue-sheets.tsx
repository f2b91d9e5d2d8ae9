import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Ask } from '@/ui/ask';
import { Button } from '@/ui/button';
import { EditSheet, type SheetField } from '@/ui/edit-sheet';

import { addFaultCode, addProduct, changeFaultCode, changeProduct, step } from './queries';
import type { FaultCode, Product } from './types';
import { useReadAgain } from './use-read-again';

/** A model we serve, new or changed; one that is served no more is retired. */
export function ProductSheet({ product, onClose }: { product?: Product; onClose: () => void }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const [asking, setAsking] = useState(false);
  const [add] = useState(addProduct);
  const [change] = useState(() => changeProduct(product?.key ?? ''));
  const [retire] = useState(() => step('/api/v1/products/{key}/archive', product?.key ?? ''));
  const fields: SheetField[] = [
    { kind: 'line', name: 'code', label: t('catalogue.code'), required: true },
    { kind: 'line', name: 'name_zh', label: t('catalogue.nameZh'), required: true },
    { kind: 'line', name: 'name_en', label: t('catalogue.nameEn'), required: true },
    { kind: 'line', name: 'family', label: t('catalogue.family'), hint: t('catalogue.familyHint') },
    { kind: 'line', name: 'maker', label: t('catalogue.maker') },
    ...(product === undefined ? [{ kind: 'switch' as const, name: 'is_software', label: t('catalogue.software') }] : []),
    { kind: 'number', name: 'labour_months', label: t('catalogue.labour'), min: 1, max: 600 },
    { kind: 'number', name: 'parts_months', label: t('catalogue.parts'), min: 1, max: 600 },
    { kind: 'number', name: 'travel_months', label: t('catalogue.travel'), min: 1, max: 600, hint: t('catalogue.monthsHint') },
  ];
  const { code, name_zh, name_en, family, maker, labour_months, parts_months, travel_months } = product ?? {};
  if (product && asking)
    return (
      <Ask
        title={t('catalogue.retireTitle', { name: product.code })}
        text={t('catalogue.retireText')}
        okText={t('catalogue.retire')}
        danger
        onDo={async () => {
          await retire.run(null, { version: product.version });
          again();
        }}
        onClose={onClose}
      />
    );
  return (
    <EditSheet
      title={t(product ? 'catalogue.editProduct' : 'catalogue.addProduct')}
      okText={t(product ? 'edit.save' : 'edit.create')}
      draft={`product ${product?.key ?? ''}`}
      {...(product && { intro: <Retire onAsk={() => setAsking(true)} /> })}
      fields={fields}
      start={product ? { code, name_zh, name_en, family, maker, labour_months, parts_months, travel_months } : { is_software: false }}
      version={product?.version}
      save={(values, version) => (product ? change.run(values, version === undefined ? {} : { version }) : add.run(values as never))}
      onClose={onClose}
      onSaved={again}
    />
  );
}

/** A code that a family shows, new or changed. */
export function CodeSheet({ code, onClose }: { code?: FaultCode; onClose: () => void }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const [asking, setAsking] = useState(false);
  const [add] = useState(addFaultCode);
  const [change] = useState(() => changeFaultCode(code?.key ?? ''));
  const [retire] = useState(() => step('/api/v1/fault-codes/{key}/archive', code?.key ?? ''));
  if (code && asking)
    return (
      <Ask
        title={t('catalogue.retireTitle', { name: code.code })}
        text={t('catalogue.retireCodeText')}
        okText={t('catalogue.retire')}
        danger
        onDo={async () => {
          await retire.run(null, { version: code.version });
          again();
        }}
        onClose={onClose}
      />
    );
  return (
    <EditSheet
      title={t(code ? 'catalogue.editCode' : 'catalogue.addCode')}
      okText={t(code ? 'edit.save' : 'edit.create')}
      draft={`fault code ${code?.key ?? ''}`}
      {...(code && { intro: <Retire onAsk={() => setAsking(true)} /> })}
      fields={[
        { kind: 'line', name: 'family', label: t('catalogue.family'), required: true, hint: t('catalogue.familyHint') },
        { kind: 'line', name: 'code', label: t('catalogue.code'), required: true },
        { kind: 'line', name: 'name_zh', label: t('catalogue.nameZh'), required: true },
        { kind: 'line', name: 'name_en', label: t('catalogue.nameEn'), required: true },
      ]}
      start={code ? { family: code.family, code: code.code, name_zh: code.name_zh, name_en: code.name_en } : {}}
      version={code?.version}
      save={(values, version) => (code ? change.run(values, version === undefined ? {} : { version }) : add.run(values as never))}
      onClose={onClose}
      onSaved={again}
    />
  );
}

function Retire({ onAsk }: { onAsk: () => void }) {
  const { t } = useTranslation();
  return (
    <p>
      <Button look="quiet" size="small" onClick={onAsk}>
        {t('catalogue.retire')}
      </Button>
    </p>
  );
}

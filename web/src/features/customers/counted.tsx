import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Ask } from '@/ui/ask';
import { EditSheet } from '@/ui/edit-sheet';
import { MenuButton } from '@/ui/menu-button';

import styles from './counted.module.css';
import { changeEntitlement, countEntitlement } from './queries';
import type { Entitlement } from './types';
import { useReadAgain } from './use-read-again';

/** How much of what a contract counts is left. */
export function Counted({ counted, mayEdit }: { counted: Entitlement; mayEdit: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'edit' | 'use' | 'return'>();
  const { quantity, used, left } = counted;
  const share = quantity ? Math.min(1, used / quantity) : 0;
  const items = [
    { key: 'use', label: t('contracts.use'), onClick: () => setOpen('use') },
    { key: 'return', label: t('contracts.return'), disabled: used === 0, onClick: () => setOpen('return') },
    { key: 'edit', label: t('contracts.quantityEdit'), onClick: () => setOpen('edit') },
  ];
  return (
    <div className={styles['counted']}>
      <span>{t(`counted.${counted.what}`)}</span>
      <span className={styles['bar']} aria-hidden="true">
        <i style={{ width: `${share * 100}%` }} className={left === 0 ? styles['out'] : ''} />
      </span>
      <span className={styles['left']}>{left === null ? t('contracts.unlimited', { used }) : t('contracts.left', { left, quantity })}</span>
      {mayEdit && (
        <MenuButton items={items} look="quiet" label={t('contacts.menu', { name: t(`counted.${counted.what}`) })}>
          ⋯
        </MenuButton>
      )}
      {open === 'edit' && <Quantity counted={counted} onClose={() => setOpen(undefined)} />}
      {(open === 'use' || open === 'return') && <Count counted={counted} how={open} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

function Count({ counted, how, onClose }: { counted: Entitlement; how: 'use' | 'return'; onClose: () => void }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const [write] = useState(() => countEntitlement(counted.key, how));
  return (
    <Ask
      title={t(`contracts.${how}`)}
      text={t(`contracts.${how}Text`, { what: t(`counted.${counted.what}`) })}
      okText={t(`contracts.${how}`)}
      onDo={async () => {
        await write.run({ count: 1 });
        again();
      }}
      onClose={onClose}
    />
  );
}

function Quantity({ counted, onClose }: { counted: Entitlement; onClose: () => void }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const [write] = useState(() => changeEntitlement(counted.key));
  return (
    <EditSheet
      title={t('contracts.quantityEdit')}
      okText={t('edit.save')}
      draft={`entitlement ${counted.key}`}
      fields={[{ kind: 'number', name: 'quantity', label: t(`counted.${counted.what}`), min: 0, max: 1_000_000, hint: t('contracts.unlimitedHint') }]}
      start={{ quantity: counted.quantity }}
      version={counted.version}
      save={(values, version) => write.run({ quantity: (values['quantity'] as number | null | undefined) ?? null }, version === undefined ? {} : { version })}
      onClose={onClose}
      onSaved={again}
    />
  );
}

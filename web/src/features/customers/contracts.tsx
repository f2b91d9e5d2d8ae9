import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { today } from '@/lib/day';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { Ask } from '@/ui/ask';
import { Button } from '@/ui/button';
import { Card, Nothing } from '@/ui/card';
import { EditSheet, type SheetField } from '@/ui/edit-sheet';
import { Icon } from '@/ui/icon';
import { MenuButton } from '@/ui/menu-button';
import { Until } from '@/ui/until';

import shared from './contacts.module.css';
import styles from './contracts.module.css';
import { Counted } from './counted';
import { changeContract, grantEntitlement, renewContract, signContract, step } from './queries';
import type { Contract, Known } from './types';
import { useReadAgain } from './use-read-again';
import { isLevel, useChoices } from './words';

/** What a customer bought from us: until when, at which level, and how much of it is left. */
export function Contracts({ known, mayEdit }: { known: Known; mayEdit: boolean }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  return (
    <Card
      icon="note"
      title={t('contracts.title')}
      actions={
        mayEdit && (
          <Button look="quiet" size="small" onClick={() => setAdding(true)}>
            <Icon name="plus" size={14} />
            {t('contracts.add')}
          </Button>
        )
      }
    >
      {known.contracts.length === 0 && <Nothing>{t('contracts.none')}</Nothing>}
      <ul className={shared['list']}>
        {known.contracts.map((contract) => (
          <One key={contract.key} contract={contract} mayEdit={mayEdit} renewed={known.contracts.some((one) => one.renews === contract.key)} />
        ))}
      </ul>
      {adding && <NewContract customer={known.customer.key} onClose={() => setAdding(false)} />}
    </Card>
  );
}

type What = 'edit' | 'renew' | 'grant' | 'archive';

function One({ contract, mayEdit, renewed }: { contract: Contract; mayEdit: boolean; renewed: boolean }) {
  const { t } = useTranslation();
  const { zone } = useReader();
  const now = today(useNow(), zone);
  const [open, setOpen] = useState<What>();
  const close = (): void => setOpen(undefined);
  const items = [
    { key: 'edit', label: t('edit.edit'), onClick: () => setOpen('edit') },
    { key: 'grant', label: t('contracts.grant'), onClick: () => setOpen('grant') },
    ...(renewed ? [] : [{ key: 'renew', label: t('contracts.renew'), onClick: () => setOpen('renew') }]),
    { type: 'divider' as const },
    { key: 'archive', danger: true, label: t('contracts.archive'), onClick: () => setOpen('archive') },
  ];
  return (
    <li className={shared['person']}>
      <div className={shared['body']}>
        <p className={shared['name']}>
          <b>{contract.number}</b>
          {isLevel(contract.service_level) && <span className={shared['call']}>{t(`levels.${contract.service_level}`)}</span>}
        </p>
        {contract.name && <p className={shared['under']}>{contract.name}</p>}
        <p className={styles['term']}>
          {contract.starts_on > now ? t('contracts.from', { day: contract.starts_on }) : <Until day={contract.ends_on} />}
          {renewed && <span className={shared['portal']}>{t('contracts.renewed')}</span>}
        </p>
        {contract.entitlements.map((counted) => (
          <Counted key={counted.key} counted={counted} mayEdit={mayEdit} />
        ))}
      </div>
      {mayEdit && (
        <MenuButton items={items} look="quiet" label={t('contacts.menu', { name: contract.number })}>
          ⋯
        </MenuButton>
      )}
      {open === 'edit' && <EditContract contract={contract} onClose={close} />}
      {open === 'renew' && <Renew contract={contract} onClose={close} />}
      {open === 'grant' && <Grant contract={contract} onClose={close} />}
      {open === 'archive' && <CallOff contract={contract} onClose={close} />}
    </li>
  );
}

function useContractFields(): SheetField[] {
  const { t } = useTranslation();
  const choices = useChoices();
  return [
    { kind: 'line', name: 'number', label: t('contracts.number'), required: true },
    { kind: 'line', name: 'name', label: t('contracts.name') },
    { kind: 'choice', name: 'service_level', label: t('contracts.level'), options: choices.levels },
    { kind: 'date', name: 'starts_on', label: t('contracts.starts'), required: true },
    { kind: 'date', name: 'ends_on', label: t('contracts.ends'), required: true, hint: t('contracts.endsHint') },
  ];
}

function NewContract({ customer, onClose }: { customer: string; onClose: () => void }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const fields = useContractFields();
  const [write] = useState(() => signContract(customer));
  return <EditSheet title={t('contracts.add')} okText={t('edit.create')} draft={`new contract ${customer}`} fields={fields} start={{}} save={(values) => write.run(values as never)} onClose={onClose} onSaved={again} />;
}

function EditContract({ contract, onClose }: { contract: Contract; onClose: () => void }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const fields = useContractFields();
  const [write] = useState(() => changeContract(contract.key));
  const { number, name, service_level, starts_on, ends_on } = contract;
  return (
    <EditSheet
      title={t('contracts.edit', { number })}
      okText={t('edit.save')}
      draft={`contract ${contract.key}`}
      fields={fields}
      start={{ number, name, service_level: service_level || null, starts_on, ends_on }}
      version={contract.version}
      save={(values, version) => write.run(values, version === undefined ? {} : { version })}
      onClose={onClose}
      onSaved={again}
    />
  );
}

function Renew({ contract, onClose }: { contract: Contract; onClose: () => void }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const choices = useChoices();
  const [write] = useState(() => renewContract(contract.key));
  return (
    <EditSheet
      title={t('contracts.renewTitle', { number: contract.number })}
      okText={t('contracts.renew')}
      draft={`renew ${contract.key}`}
      intro={<p>{t('contracts.renewLead', { day: contract.ends_on })}</p>}
      fields={[
        { kind: 'line', name: 'number', label: t('contracts.number'), required: true },
        { kind: 'date', name: 'ends_on', label: t('contracts.ends'), hint: t('contracts.asLong') },
        { kind: 'choice', name: 'service_level', label: t('contracts.level'), options: choices.levels },
      ]}
      start={{ service_level: contract.service_level || null }}
      save={(values, version) => write.run(values as never, { version: version ?? contract.version })}
      onClose={onClose}
      onSaved={again}
    />
  );
}

function Grant({ contract, onClose }: { contract: Contract; onClose: () => void }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const choices = useChoices();
  const [write] = useState(() => grantEntitlement(contract.key));
  const there = new Set<string>(contract.entitlements.map((one) => one.what));
  return (
    <EditSheet
      title={t('contracts.grant')}
      okText={t('edit.create')}
      draft={`grant ${contract.key}`}
      fields={[
        { kind: 'choice', name: 'what', label: t('contracts.what'), options: choices.counted.filter((one) => !there.has(one.value)), required: true },
        { kind: 'number', name: 'quantity', label: t('contracts.quantity'), min: 0, max: 1_000_000, hint: t('contracts.unlimitedHint') },
      ]}
      start={{}}
      save={(values) => write.run(values as never)}
      onClose={onClose}
      onSaved={again}
    />
  );
}

function CallOff({ contract, onClose }: { contract: Contract; onClose: () => void }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const [write] = useState(() => step('/api/v1/contracts/{key}/archive', contract.key));
  return (
    <Ask
      title={t('contracts.archiveTitle', { number: contract.number })}
      text={t('contracts.archiveText')}
      okText={t('contracts.archive')}
      danger
      onDo={async () => {
        await write.run(null, { version: contract.version });
        again();
      }}
      onClose={onClose}
    />
  );
}

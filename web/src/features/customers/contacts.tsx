import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Me } from '@/features/people/queries';
import { saveFile } from '@/lib/save-file';
import { Ask } from '@/ui/ask';
import { Avatar } from '@/ui/avatar';
import { Button } from '@/ui/button';
import { Card, Nothing } from '@/ui/card';
import { EditSheet } from '@/ui/edit-sheet';
import { Icon } from '@/ui/icon';
import { MenuButton } from '@/ui/menu-button';
import { useProblemWords } from '@/ui/problem-words';

import { Archived } from './archived';
import { useContactFields } from './contact-fields';
import styles from './contacts.module.css';
import { Reveal } from './reveal';
import { addContact, changeContact, endPortalAccess, exportContact, exportOrders, step } from './queries';
import type { Contact, Known } from './types';
import { useReadAgain } from './use-read-again';

type Props = { known: Known; me: Me; mayEdit: boolean };

/** The people at a customer: how to address them, what to mind, how to reach them. */
export function Contacts({ known, me, mayEdit }: Props) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  return (
    <Card
      icon="user"
      title={t('contacts.title')}
      actions={
        mayEdit && (
          <Button look="quiet" size="small" onClick={() => setAdding(true)}>
            <Icon name="plus" size={14} />
            {t('contacts.add')}
          </Button>
        )
      }
    >
      {known.contacts.length === 0 && <Nothing>{t('contacts.none')}</Nothing>}
      <ul className={styles['list']}>
        {known.contacts.map((contact) => (
          <Person key={contact.key} contact={contact} me={me} mayEdit={mayEdit} />
        ))}
      </ul>
      {mayEdit && <Archived what="contacts" customer={known.customer.key} />}
      {adding && <NewContact customer={known.customer.key} onClose={() => setAdding(false)} />}
    </Card>
  );
}

type What = 'edit' | 'archive' | 'erase' | 'portal' | 'portalEnd';

function Person({ contact, me, mayEdit }: { contact: Contact; me: Me; mayEdit: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<What>();
  const { message } = App.useApp();
  const words = useProblemWords();
  const [exporting] = useState(() => exportContact(contact.key));
  const [orders] = useState(() => exportOrders(contact.key));

  async function carryAway(): Promise<void> {
    try {
      const told = { ...(await exporting.run(null)), orders: (await orders.run(null))['rows'] };
      saveFile(`${contact.name}.json`, JSON.stringify(told, null, 2));
      void message.success(t('contacts.exported'));
    } catch (error) {
      void message.error(words(error));
    }
  }

  const portal = contact.has_portal_access
    ? [{ key: 'portalEnd', label: t('contacts.portalEnd'), onClick: () => setOpen('portalEnd') }]
    : 'people.customers' in me.rights
      ? [{ key: 'portal', label: t('contacts.portal'), onClick: () => setOpen('portal') }]
      : [];
  const items = [
    { key: 'edit', label: t('edit.edit'), onClick: () => setOpen('edit') },
    ...portal,
    { key: 'export', label: t('contacts.export'), onClick: () => void carryAway() },
    { type: 'divider' as const },
    { key: 'archive', label: t('edit.archive'), onClick: () => setOpen('archive') },
    { key: 'erase', danger: true, label: t('contacts.erase'), onClick: () => setOpen('erase') },
  ];

  return (
    <li className={styles['person']}>
      <Avatar name={contact.name} customer />
      <div className={styles['body']}>
        <p className={styles['name']}>
          <b>{contact.name}</b>
          {contact.address !== contact.name && <span className={styles['call']}>{t('contacts.call', { address: contact.address })}</span>}
          {contact.has_portal_access && <span className={styles['portal']}>{t('contacts.hasPortal')}</span>}
        </p>
        <p className={styles['under']}>{[contact.job_title, contact.sees_colleagues_orders && t('contacts.seesAll')].filter(Boolean).join(' · ')}</p>
        <Reveal contact={contact} />
        {contact.care && (
          <p className={styles['care']}>
            <Icon name="heart" size={14} />
            {contact.care}
          </p>
        )}
      </div>
      {mayEdit && (
        <MenuButton items={items} look="quiet" label={t('contacts.menu', { name: contact.name })}>
          ⋯
        </MenuButton>
      )}
      {open === 'edit' && <EditContact contact={contact} onClose={() => setOpen(undefined)} />}
      {open !== undefined && open !== 'edit' && <Step contact={contact} what={open} onClose={() => setOpen(undefined)} />}
    </li>
  );
}

function Step({ contact, what, onClose }: { contact: Contact; what: Exclude<What, 'edit'>; onClose: () => void }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const [write] = useState(() => (what === 'portalEnd' ? endPortalAccess(contact.key) : step(`/api/v1/contacts/{key}/${what}`, contact.key)));
  return (
    <Ask
      title={t(`contacts.${what}Title`, { name: contact.name })}
      text={t(`contacts.${what}Text`)}
      okText={t(what === 'archive' ? 'edit.archive' : `contacts.${what}`)}
      danger={what === 'erase' || what === 'archive' || what === 'portalEnd'}
      onDo={async () => {
        await write.run(null, what === 'portalEnd' ? {} : { version: contact.version });
        again();
      }}
      onClose={onClose}
    />
  );
}

function EditContact({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const fields = useContactFields({ known: contact });
  const [write] = useState(() => changeContact(contact.key));
  const { name, salutation, job_title, care, sees_colleagues_orders } = contact;
  return (
    <EditSheet
      title={t('contacts.edit', { name: contact.name })}
      okText={t('edit.save')}
      draft={`contact ${contact.key}`}
      fields={fields}
      start={{ name, salutation, job_title, care, sees_colleagues_orders }}
      version={contact.version}
      save={(values, version) => write.run(values, version === undefined ? {} : { version })}
      onClose={onClose}
      onSaved={again}
    />
  );
}

/** Somebody new to speak to at a customer. */
export function NewContact({ customer, start = {}, onClose, onMade }: { customer: string; start?: { name?: string; phone?: string }; onClose: () => void; onMade?: (made: Contact) => void }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const fields = useContactFields({});
  const [write] = useState(() => addContact(customer));
  return (
    <EditSheet
      title={t('contacts.add')}
      okText={t('edit.create')}
      draft={`new contact ${customer}`}
      fields={fields}
      start={{ sees_colleagues_orders: false, ...start }}
      save={async (values) => {
        const made = await write.run(values as never);
        onMade?.(made);
      }}
      onClose={onClose}
      onSaved={again}
    />
  );
}

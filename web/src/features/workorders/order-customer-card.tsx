import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Reveal } from '@/features/customers/reveal';
import { useHoursWords } from '@/features/customers/use-hours-words';
import { useSuits } from '@/lib/suits';
import { Avatar } from '@/ui/avatar';
import { Card, Pairs } from '@/ui/card';

import styles from './order-customer-card.module.css';
import { Called, WishButton } from './order-wish';
import type { Around, Order } from './types';
import { isTier } from './words';

type Contact = NonNullable<Order['contact']>;

/** Whom it is for and how to speak to them: a look before one opens one's mouth. */
export function CustomerCard({ order, around }: { order: Order; around: Around | undefined }) {
  const { t } = useTranslation();
  const suits = useSuits();
  const { customer, contact, site, wish } = order;
  const hours = useHoursWords();
  if (!customer && !contact) return null;
  const open = around?.access_hours ? hours(around.access_hours) : [];
  const tier = customer && isTier(customer.tier) ? t(`tiers.${customer.tier}`) : '';
  return (
    <Card icon="heart" title={t('context.care')} actions={t('context.careHint')}>
      {contact && <Person key={contact.key} contact={contact} />}
      <Called order={order} />
      {contact?.care && (
        <p className={styles['care']} dir="auto">
          {contact.care}
        </p>
      )}
      <Pairs
        of={[
          [t('context.suits'), wish && suits(wish.suits)],
          [t('context.customer'), customer && <Link to={`/customers/${customer.key}`}>{customer.name}</Link>],
          [t('context.tier'), [tier, customer?.size ? t('context.size', { count: customer.size }) : ''].filter(Boolean).join(' · ')],
          [t('context.site'), site && [site.name, site.address].filter(Boolean).join(' · ')],
          [t('context.hours'), open.length > 0 && open.map((one) => <div key={one}>{one}</div>)],
          [t('context.access'), site?.access_note],
        ]}
      />
      {customer && around?.may.includes('update') && <WishButton order={order} />}
    </Card>
  );
}

/** The contact, with the number masked until somebody needs it. */
function Person({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  return (
    <div className={styles['person']}>
      <Avatar name={contact.name} customer />
      <div className={styles['who']}>
        <b dir="auto">{contact.name}</b>
        {contact.salutation && contact.salutation !== contact.name && <span className={styles['call']}>{t('context.call', { as: contact.salutation })}</span>}
        {contact.job_title && <div className={styles['under']}>{contact.job_title}</div>}
        {contact.phone_masked && <Reveal contact={{ key: contact.key, phone: contact.phone_masked }} />}
      </div>
    </div>
  );
}

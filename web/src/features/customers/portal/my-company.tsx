import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { useDay } from '@/lib/dates';
import { CardBones, Section, Unread } from '@/ui/column';

import styles from './my-company.module.css';
import { companyQuery, type Company } from './queries';

const COUNTED = { visit: 1, inspection: 1, remote: 1, hour: 1, training: 1 } as const;
const isCounted = (what: string): what is keyof typeof COUNTED => what in COUNTED;

/** My company and what it bought, and how much of its orders I see. */
export function MyCompany() {
  const { t } = useTranslation();
  const company = useQuery(companyQuery);
  if (company.data === undefined) return company.isError ? <Unread error={company.error} onAgain={() => void company.refetch()} /> : <CardBones many={1} />;
  const { name, contact, contracts } = company.data;
  return (
    <>
      <Section title={t('portal.mine.company')}>
        <p className={styles['name']}>{name}</p>
        <p className={styles['quiet']}>{t(contact.sees_colleagues_orders ? 'portal.mine.colleaguesYes' : 'portal.mine.colleaguesNo')}</p>
      </Section>
      {contracts.length > 0 && (
        <Section title={t('portal.mine.contracts')}>
          <ul className={styles['contracts']}>
            {contracts.map((one) => (
              <Contract key={one.number} contract={one} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Contract({ contract }: { contract: Company['contracts'][number] }) {
  const { t } = useTranslation();
  const day = useDay();
  const named = (what: string): string => (isCounted(what) ? t(`portal.mine.what.${what}`) : what);
  return (
    <li className={styles['contract']}>
      <b>{contract.name || contract.number}</b>
      <span className={styles['quiet']}>
        {[contract.name && contract.number, t('portal.mine.contractUntil', { from: day(contract.starts_on), until: day(contract.ends_on) })].filter(Boolean).join(' · ')}
      </span>
      {contract.entitlements.map((one) => (
        <span key={one.what} className={styles['quiet']}>
          {one.quantity === null
            ? t('portal.mine.countedFree', { what: named(one.what), used: one.used })
            : t('portal.mine.counted', { what: named(one.what), used: one.used, quantity: one.quantity })}
        </span>
      ))}
    </li>
  );
}

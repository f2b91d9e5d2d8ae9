import { useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { CustomerChooser } from '@/features/assets/choosers';
import { addContact, createCustomer } from '@/features/customers/queries';
import { Button } from '@/ui/button';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import { Choices } from '@/ui/list-page';

import styles from './unknown-caller.module.css';

type Props = { typed: string; onMade: (made: { customer: string; contact: string }) => void; onClose: () => void };

/** Somebody nobody knows yet: who they are, and at which company, known or new. */
export function UnknownCaller({ typed, onMade, onClose }: Props) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const isNumber = /^[\d\s+\-()]+$/.test(typed);
  const [name, setName] = useState(isNumber ? '' : typed);
  const [phone, setPhone] = useState(isNumber ? typed : '');
  const [at, setAt] = useState<'known' | 'new'>('known');
  const [customer, setCustomer] = useState<string | null>(null);
  const [firm, setFirm] = useState('');
  const [code, setCode] = useState(newCode);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const creating = useRef(createCustomer());
  const made = useRef<{ firm: string; key: string }>(undefined);
  const adding = useRef<{ owner: string; write: ReturnType<typeof addContact> }>(undefined);
  const complete = name.trim() !== '' && (at === 'known' ? customer !== null : firm.trim() !== '' && code.trim() !== '');

  async function theirs(): Promise<string> {
    if (at === 'known') return customer ?? '';
    const told = `${firm} ${code}`;
    if (made.current?.firm !== told) {
      const created = await creating.current.run({ name: firm.trim(), code: code.trim(), tier: 'standard' });
      made.current = { firm: told, key: created.key };
    }
    return made.current.key;
  }

  async function create(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!complete || busy) return;
    setBusy(true);
    setTrouble(undefined);
    try {
      const owner = await theirs();
      if (adding.current?.owner !== owner) adding.current = { owner, write: addContact(owner) };
      const contact = await adding.current.write.run({ name: name.trim(), phone: phone.trim(), salutation: '', job_title: '', email: '', care: '', sees_colleagues_orders: false });
      onMade({ customer: owner, contact: contact.key });
    } catch (error) {
      setTrouble(error);
      setBusy(false);
    }
  }

  return (
    <form className={styles['form']} onSubmit={(event) => void create(event)} aria-label={t('newOrder.unknownTitle')} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <h2>{t('newOrder.unknownTitle')}</h2>
      <div className={styles['pair']}>
        <Line label={t('contacts.name')} value={name} onChange={setName} focus={isNumber} />
        <Line label={t('contacts.phone')} value={phone} onChange={setPhone} focus={!isNumber} />
      </div>
      <Choices
        label={t('assets.customer')}
        value={at}
        options={[
          { value: 'known', label: t('newOrder.atKnown') },
          { value: 'new', label: t('newOrder.atNew') },
        ]}
        onChange={setAt}
      />
      {at === 'known' ? (
        <label className={styles['line']}>
          {t('assets.customer')}
          <CustomerChooser value={customer} onChange={setCustomer} />
        </label>
      ) : (
        <div className={styles['pair']}>
          <Line label={t('customers.name')} value={firm} onChange={setFirm} />
          <Line label={t('customers.code')} value={code} onChange={setCode} />
        </div>
      )}
      {trouble !== undefined && <Said title={t('edit.failed')}>{words(trouble)}</Said>}
      <div className={styles['steps']}>
        <Button onClick={onClose}>{t('edit.cancel')}</Button>
        <Button look="primary" type="submit" busy={busy} disabled={!complete}>
          {t('newOrder.createAndGoOn')}
        </Button>
      </div>
    </form>
  );
}

function Line({ label, value, onChange, focus = false }: { label: string; value: string; onChange: (text: string) => void; focus?: boolean }) {
  return (
    <label className={styles['line']}>
      {label}
      <input value={value} maxLength={200} autoComplete="off" autoFocus={focus} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}

const CODE_LETTERS = 6;

/** A code nobody has yet; whoever knows a better one writes it over. */
const newCode = (): string => `C-${crypto.randomUUID().replace(/-/g, '').slice(0, CODE_LETTERS).toUpperCase()}`;

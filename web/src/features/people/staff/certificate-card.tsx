import { useQueryClient } from '@tanstack/react-query';
import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { today } from '@/lib/day';
import { useNow } from '@/lib/now';
import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Nothing } from '@/ui/card';

import { DateInput } from '../parts/date-input';
import { EditableCard } from '../parts/editable-card';
import { LineItem, NameItems } from '../parts/inputs';
import { Sheet } from '../parts/sheet';
import { useStep } from '../parts/use-step';
import styles from './lines.module.css';
import { addCertificate, readAgain, removeCertificate, type Certificate, type CertificateIn, type Engineer, type Person } from './queries';
import { Until } from './until';

/** Proof from outside that somebody may do something, with its number and its end. */
export function CertificateCard({ person, engineer }: { person: Person; engineer: Engineer }) {
  const { t } = useTranslation();
  const may = person.may.includes('engineer') && !person.archived;
  return (
    <EditableCard icon="shield" title={t('person.certificates')} may={may} word={t('person.addCertificate')} sheet={(close) => <CertificateSheet person={person} onClose={close} />}>
      {engineer.certificates.length === 0 && <Nothing>{t('person.noCertificates')}</Nothing>}
      <ul className={styles['lines']}>
        {engineer.certificates.map((one) => (
          <Line key={one.key} person={person} certificate={one} may={may} />
        ))}
      </ul>
    </EditableCard>
  );
}

function Line({ person, certificate, may }: { person: Person; certificate: Certificate; may: boolean }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const client = useQueryClient();
  const { askFirst, busy } = useStep();
  const [write] = useState(() => removeCertificate(person.key));
  const name = nameFor(language, certificate);

  async function remove(): Promise<void> {
    await write.run({ certificate: certificate.key });
    await readAgain(client, person.key);
  }

  return (
    <li className={styles['line']}>
      <b>{name}</b>
      <span className={styles['quiet']}>{certificate.number || '–'}</span>
      <Until until={certificate.valid_until} />
      {may && (
        <span className={styles['steps']}>
          <Button
            look="quiet"
            size="small"
            disabled={busy}
            aria-label={t('people.removeName', { name })}
            onClick={() => askFirst({ title: t('person.dropCertificateTitle', { name }), text: t('person.dropCertificateText'), ok: t('people.remove') }, remove)}
          >
            {t('people.remove')}
          </Button>
        </span>
      )}
    </li>
  );
}

function CertificateSheet({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { zone } = useReader();
  const present = today(useNow(), zone);
  const [write] = useState(() => addCertificate(person.key));

  async function save(filled: CertificateIn): Promise<void> {
    await write.run({ ...filled, number: filled.number.trim(), valid_until: filled.valid_until ?? null });
    await readAgain(client, person.key);
  }

  const initial: CertificateIn = { name_zh: '', name_en: '', number: '', issued_on: present, valid_until: null };
  return (
    <Sheet<CertificateIn> title={t('person.addCertificate')} ok={t('people.save')} initial={initial} save={save} onClose={onClose}>
      <NameItems />
      <LineItem name="number" label={t('person.number')} required={false} />
      <Form.Item name="issued_on" label={t('person.issued')} rules={[{ required: true, message: t('people.required', { name: t('person.issued') }) }]}>
        <DateInput allowClear={false} />
      </Form.Item>
      <Form.Item name="valid_until" label={t('people.optional', { name: t('person.validUntil') })}>
        <DateInput />
      </Form.Item>
    </Sheet>
  );
}

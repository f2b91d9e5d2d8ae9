import { useQueryClient } from '@tanstack/react-query';
import { Form, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';

import { LineItem } from '../parts/inputs';
import { Sheet } from '../parts/sheet';
import { readAgain, setTrust, type Calendar, type Year } from './queries';
import styles from './trust-line.module.css';

/** Whether the year's days are as they were published, or our estimate until they are. */
export function TrustLine({ calendar, year, settles }: { calendar: Calendar; year: Year; settles: boolean }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const published = year.trust === 'published';
  return (
    <div className={published ? styles['published'] : styles['estimated']}>
      <p>
        <b>{t(published ? 'calendar.published' : 'calendar.estimated')}</b>
        {published ? year.source || t('calendar.noSource') : t('calendar.estimatedText', { year: year.year })}
      </p>
      {settles && (
        <Button size="small" onClick={() => setEditing(true)}>
          {t('calendar.setTrust')}
        </Button>
      )}
      {editing && <TrustSheet calendar={calendar} year={year} onClose={() => setEditing(false)} />}
    </div>
  );
}

type Filled = { trust: 'published' | 'estimated'; source: string };

function TrustSheet({ calendar, year, onClose }: { calendar: Calendar; year: Year; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [write] = useState(() => setTrust(calendar.key, year.year));

  async function save(filled: Filled): Promise<void> {
    await write.run(filled, { version: year.version });
    await readAgain(client);
  }

  return (
    <Sheet<Filled> title={t('calendar.trustOf', { year: year.year })} ok={t('people.save')} lead={t('calendar.trustLead')} initial={{ trust: year.trust as Filled['trust'], source: year.source }} save={save} onClose={onClose}>
      <Form.Item name="trust" label={t('calendar.trust')}>
        <Radio.Group
          optionType="button"
          options={[
            { value: 'published', label: t('calendar.published') },
            { value: 'estimated', label: t('calendar.estimated') },
          ]}
        />
      </Form.Item>
      <LineItem name="source" label={t('calendar.source')} required={false} />
    </Sheet>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { saveFile } from '@/lib/save-file';
import { Button } from '@/ui/button';
import { Card, Nothing } from '@/ui/card';

import { Read } from '../parts/read';
import { SessionRows } from '../parts/session-rows';
import { Sheet } from '../parts/sheet';
import { useStep } from '../parts/use-step';
import styles from './account-card.module.css';
import { archivePerson, endSessions, erasePerson, exportPerson, personQuery, readAgain, restorePerson, sessionsQuery, setPassword, type Person } from './queries';

/** The way somebody signs in, and what happens when they leave. */
export function AccountCard({ person }: { person: Person }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { take, askFirst, busy } = useStep();
  const [password, setting] = useState(false);
  const [writes] = useState(() => ({
    archive: archivePerson(person.key),
    restore: restorePerson(person.key),
    erase: erasePerson(person.key),
    export: exportPerson(person.key),
  }));
  const may = (step: Person['may'][number]): boolean => person.may.includes(step);
  const keep = (kept: Person): Promise<unknown> => {
    client.setQueryData(personQuery(person.key).queryKey, kept);
    return readAgain(client, person.key);
  };
  const name = { name: person.name };
  const archive = async (): Promise<unknown> => keep(await writes.archive.run(null, { version: person.version }));
  const restore = async (): Promise<unknown> => keep(await writes.restore.run(null));
  const erase = async (): Promise<unknown> => keep(await writes.erase.run(null, { version: person.version }));
  const hand = async (): Promise<void> => saveFile(`${person.key}.json`, JSON.stringify(await writes.export.run(null), null, 2));

  return (
    <Card icon="lock" title={t('person.account')}>
      {may('end') && !person.archived && <Sessions person={person} />}
      <div className={styles['steps']}>
        {may('end') && !person.archived && <Button onClick={() => setting(true)}>{t('person.setPassword')}</Button>}
        {may('export') && !person.erased && (
          <Button disabled={busy} onClick={() => void take(hand, t('person.exported'))}>
            {t('person.export')}
          </Button>
        )}
        {may('end') && !person.archived && (
          <Button
            disabled={busy}
            onClick={() => askFirst({ title: t('person.archiveTitle', name), text: t('person.archiveText'), ok: t('person.archive') }, archive, t('person.archivedDone', name))}
          >
            {t('person.archive')}
          </Button>
        )}
        {may('end') && person.archived && !person.erased && (
          <Button look="primary" busy={busy} onClick={() => void take(restore, t('person.restoredDone', name))}>
            {t('person.restore')}
          </Button>
        )}
        {may('erase') && person.archived && !person.erased && (
          <Button
            disabled={busy}
            onClick={() => askFirst({ title: t('person.eraseTitle', name), text: t('person.eraseText'), ok: t('person.erase') }, erase, t('person.erasedDone'))}
          >
            {t('person.erase')}
          </Button>
        )}
      </div>
      {password && <PasswordSheet person={person} onClose={() => setting(false)} />}
    </Card>
  );
}

function Sessions({ person }: { person: Person }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { askFirst, busy } = useStep();
  const sessions = useQuery(sessionsQuery(person.key));
  const [write] = useState(() => endSessions(person.key));

  async function end(): Promise<void> {
    await write.run(null);
    await client.invalidateQueries({ queryKey: sessionsQuery(person.key).queryKey });
  }

  return (
    <Read query={sessions}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Nothing>{t('person.noSessions')}</Nothing>
        ) : (
          <>
            <SessionRows rows={rows} />
            <div>
              <Button
                disabled={busy}
                onClick={() =>
                  askFirst({ title: t('person.endTitle', { name: person.name }), text: t('person.endText'), ok: t('person.endAll') }, end, t('person.endedDone'))
                }
              >
                {t('person.endAll')}
              </Button>
            </div>
          </>
        )
      }
    </Read>
  );
}

function PasswordSheet({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [write] = useState(() => setPassword(person.key));

  async function save(filled: { password: string }): Promise<void> {
    await write.run(filled);
    await client.invalidateQueries({ queryKey: sessionsQuery(person.key).queryKey });
  }

  return (
    <Sheet title={t('person.setPasswordOf', { name: person.name })} ok={t('person.setPassword')} lead={t('person.setPasswordText')} initial={{ password: '' }} save={save} onClose={onClose}>
      <Form.Item name="password" label={t('person.newPassword')} rules={[{ required: true, message: t('people.required', { name: t('person.newPassword') }) }]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </Sheet>
  );
}

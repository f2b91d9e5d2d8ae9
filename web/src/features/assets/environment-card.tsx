import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Card, Nothing, Pairs } from '@/ui/card';
import { EditSheet } from '@/ui/edit-sheet';
import { Icon } from '@/ui/icon';
import { Until } from '@/ui/until';

import styles from './environment-card.module.css';
import { setEnvironment } from './queries';
import type { KnownAsset } from './types';
import { useReadAgain } from './use-read-again';

/** What a software asset runs on, and when its certificate ends. */
export function EnvironmentCard({ known, mayEdit }: { known: KnownAsset; mayEdit: boolean }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const runs = known.environment;
  return (
    <Card
      icon="screen"
      title={t('environment.title')}
      actions={
        mayEdit && (
          <Button look="quiet" size="small" onClick={() => setEditing(true)}>
            <Icon name="pen" size={14} />
            {t('edit.edit')}
          </Button>
        )
      }
    >
      {runs === null || Object.values(runs).every((told) => told === null || told.length === 0) ? (
        <Nothing>{t('environment.none')}</Nothing>
      ) : (
        <>
          <Pairs
            of={[
              [t('environment.version'), [runs.software_version, runs.patch].filter(Boolean).join(' · ')],
              [t('environment.database'), runs.database],
              [t('environment.middleware'), runs.middleware],
              [t('environment.system'), runs.operating_system],
              [t('environment.certificate'), runs.certificate_expires_on && <Until key="certificate" day={runs.certificate_expires_on} />],
              [t('environment.backup'), runs.backed_up_on],
            ]}
          />
          {runs.modules.length > 0 && (
            <ul className={styles['modules']} aria-label={t('environment.modules')}>
              {runs.modules.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          )}
        </>
      )}
      {editing && <Edit known={known} onClose={() => setEditing(false)} />}
    </Card>
  );
}

function Edit({ known: { asset, environment }, onClose }: { known: KnownAsset; onClose: () => void }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const [write] = useState(() => setEnvironment(asset.key));
  return (
    <EditSheet
      title={t('environment.edit', { name: asset.name })}
      okText={t('edit.save')}
      draft={`environment ${asset.key}`}
      fields={[
        { kind: 'line', name: 'software_version', label: t('environment.version') },
        { kind: 'line', name: 'patch', label: t('environment.patch') },
        { kind: 'words', name: 'modules', label: t('environment.modules'), hint: t('environment.modulesHint') },
        { kind: 'line', name: 'database', label: t('environment.database') },
        { kind: 'line', name: 'middleware', label: t('environment.middleware') },
        { kind: 'line', name: 'operating_system', label: t('environment.system') },
        { kind: 'date', name: 'certificate_expires_on', label: t('environment.certificate') },
        { kind: 'date', name: 'backed_up_on', label: t('environment.backup') },
      ]}
      start={{ ...environment }}
      version={asset.version}
      save={(values, version) => write.run(values, version === undefined ? {} : { version })}
      onClose={onClose}
      onSaved={again}
    />
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Page } from '@/features/people/parts/page';
import { Read } from '@/features/people/parts/read';
import { useStep } from '@/features/people/parts/use-step';
import { useReader } from '@/lib/reader';
import { Card, Facts } from '@/ui/card';
import { sized } from '@/ui/files/sized';
import { Ago, Moment } from '@/ui/said-time';

import styles from './health-page.module.css';
import { JobsCard } from './jobs-card';
import { healthQuery, retry, type Machine, type Mend } from './queries';
import { SlowCard } from './slow-card';
import { TroublesCard } from './troubles-card';

/** Whether the installation is well: whatever was dropped, parked, late, failed or left out, and what keeps it busy. */
export function HealthPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { take, busy } = useStep();
  const [again] = useState(retry);
  const health = useQuery(healthQuery);

  async function mend(what: Mend): Promise<void> {
    await again.run(what);
    await client.invalidateQueries({ queryKey: healthQuery.queryKey });
  }

  return (
    <Page title={t('settings.parts.health')} lead={t('health.lead')}>
      <Read query={health}>
        {({ at, troubles, jobs, slow, machine }) => (
          <div className={styles['cards']}>
            <p className={styles['read']}>
              {t('health.readAt')} <Ago at={at} />
            </p>
            <TroublesCard troubles={troubles} busy={busy} onMend={(what) => void take(() => mend(what), t('health.mended'))} />
            <JobsCard jobs={jobs} />
            <SlowCard slow={slow} />
            <MachineCard machine={machine} />
          </div>
        )}
      </Read>
    </Page>
  );
}

function MachineCard({ machine }: { machine: Machine }) {
  const { t } = useTranslation();
  const { language } = useReader();
  return (
    <Card icon="screen" title={t('health.machine')}>
      <Facts
        rows={[
          [t('health.version'), machine.version],
          ['PostgreSQL', machine.postgresql],
          [t('health.databaseSince'), <Moment key="since" at={machine.database_since_at} />],
          [t('health.databaseSize'), sized(machine.database_bytes, language)],
          [t('health.connections'), t('health.of', { some: machine.connections, all: machine.connections_allowed })],
          [t('health.diskFree'), t('health.of', { some: sized(machine.disk_free_bytes, language), all: sized(machine.disk_bytes, language) })],
        ]}
      />
    </Card>
  );
}

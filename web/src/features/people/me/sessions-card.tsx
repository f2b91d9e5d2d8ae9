import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Card } from '@/ui/card';

import { Read } from '../parts/read';
import { SessionRows } from '../parts/session-rows';
import { useStep } from '../parts/use-step';
import { endMySession, mySessionsQuery } from '../queries';
import { endOthers } from './queries';

/** Where one is signed in; each can be ended, and it is ended everywhere within two seconds. */
export function SessionsCard() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { take, askFirst, busy } = useStep();
  const sessions = useQuery(mySessionsQuery);
  const [others] = useState(endOthers);
  const readAgain = (): Promise<void> => client.invalidateQueries({ queryKey: mySessionsQuery.queryKey });

  async function end(key: string): Promise<void> {
    await endMySession(key).run(null);
    await readAgain();
  }

  async function endAllOthers(): Promise<void> {
    await others.run(null);
    await readAgain();
  }

  return (
    <Card
      icon="screen"
      title={t('account.sessions')}
      lead={t('account.sessionsLead')}
      actions={
        (sessions.data?.rows.length ?? 0) > 1 && (
          <Button size="small" look="quiet" disabled={busy} onClick={() => askFirst({ title: t('account.endOthersTitle'), text: t('account.endOthersText'), ok: t('account.endOthers') }, endAllOthers, t('account.ended'))}>
            {t('account.endOthers')}
          </Button>
        )
      }
    >
      <Read query={sessions}>
        {({ rows }) => (
          <SessionRows
            rows={rows}
            step={(one) =>
              !one.current && (
                <Button size="small" look="quiet" disabled={busy} onClick={() => void take(() => end(one.key), t('account.ended'))}>
                  {t('account.end')}
                </Button>
              )
            }
          />
        )}
      </Read>
    </Card>
  );
}

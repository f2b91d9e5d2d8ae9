import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';

import { Page } from '@/features/people/parts/page';
import { Bones, Read } from '@/features/people/parts/read';
import { useSettles } from '@/features/people/settings/use-settles';
import { nameFor, useReader } from '@/lib/reader';
import { buttonClass } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';

import { POLICIES } from '../paths';
import { policiesQuery } from '../queries';
import type { Draft } from './draft';
import { PolicyEditor } from './policy-editor';

/** One policy: what it says, what a change would do today, and its versions. A new one comes along as a copy of another. */
export function PolicyPage() {
  const { t } = useTranslation();
  const { language } = useReader();
  const code = useParams()['code'] ?? '';
  const begun = beginning(useLocation().state);
  const settles = useSettles('dispatch.settings');
  const policies = useQuery(policiesQuery);
  const found = policies.data?.rows.find((row) => row.code === code);
  const back = (
    <Link className={buttonClass({ look: 'quiet', size: 'small' })} to={POLICIES}>
      <Icon name="left" size={14} />
      {t('dispatch.policies.back')}
    </Link>
  );
  const named = found ?? begun;
  return (
    <Page title={named ? nameFor(language, named) : code} before={back}>
      <Read query={policies} bones={<Bones rows={10} />}>
        {({ limits }) =>
          named ? (
            <PolicyEditor key={code} code={code} policy={found} start={named} limits={limits} settles={settles} />
          ) : (
            <Notice title={t('dispatch.policies.missingTitle')} text={t('dispatch.policies.missing')}>
              {back}
            </Notice>
          )
        }
      </Read>
    </Page>
  );
}

/** What a new policy was begun with, on the page before. */
function beginning(state: unknown): Draft | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { name_zh, name_en, body } = state as Record<string, unknown>;
  if (typeof name_zh !== 'string' || typeof name_en !== 'string' || typeof body !== 'object' || body === null) return undefined;
  return { name_zh, name_en, body: body as Draft['body'] };
}

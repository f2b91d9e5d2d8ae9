import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';

import { Page } from '@/features/people/parts/page';
import { Read } from '@/features/people/parts/read';
import { nameFor, useReader } from '@/lib/reader';
import { Ask } from '@/ui/ask';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/tag';

import { CheckCard } from './check-card';
import { ColumnsCard } from './columns-card';
import { FileCard } from './file-card';
import styles from './imports.module.css';
import { IMPORTS } from './paths';
import { forgetImport, forgotten, importQuery, subjectsQuery } from './queries';
import { isBusy, stateTone, STEPS, stepOf } from './status';
import type { Import, Subject } from './types';

/** One table from its file to what came of it. All of it stands on the server: the page may be left and come back to. */
export function ImportPage() {
  const { key = '' } = useParams();
  const { t } = useTranslation();
  const { language } = useReader();
  const one = useQuery(importQuery(key));
  const subjects = useQuery(subjectsQuery);
  const subject = subjects.data?.rows.find((known) => known.code === one.data?.subject);
  const title = subject ? t('imports.titleOf', { what: nameFor(language, subject) }) : t('imports.title');
  return (
    <Page
      title={title}
      lead={one.data?.file_name}
      before={
        <Link to={IMPORTS} aria-label={t('imports.back')}>
          {t('imports.all')}
        </Link>
      }
      tools={one.data && <Tools one={one.data} />}
    >
      <Read query={one}>{(found) => <Read query={subjects}>{() => subject && <Body one={found} subject={subject} />}</Read>}</Read>
    </Page>
  );
}

function Body({ one, subject }: { one: Import; subject: Subject }) {
  const { t } = useTranslation();
  const [overBefore] = useState(one.state === 'done'); // whoever comes later sees first what came of it; nothing moves under a reader
  if (one.state === 'forgotten' || (one.expires_at === null && one.sample.length === 0)) return <Gone one={one} />;
  const step = stepOf(one);
  const at = STEPS.indexOf(step);
  const read = one.headers.length > 0 && one.state !== 'reading';
  return (
    <>
      <ol className={styles['steps']} aria-label={t('imports.way')}>
        {STEPS.map((name, place) => (
          <li key={name} data-past={place < at || one.state === 'done'} aria-current={name === step && one.state !== 'done' ? 'step' : undefined}>
            {t(`imports.steps.${name}`)}
          </li>
        ))}
      </ol>
      {overBefore && <CheckCard one={one} subject={subject} />}
      <FileCard one={one} />
      {read && <ColumnsCard one={one} subject={subject} />}
      {read && !overBefore && <CheckCard one={one} subject={subject} />}
    </>
  );
}

function Gone({ one }: { one: Import }) {
  const { t } = useTranslation();
  return (
    <p className={styles['warned']} role="status">
      {t('imports.gone', { created: one.counts.created, updated: one.counts.updated, wrong: one.counts.wrong })}
    </p>
  );
}

function Tools({ one }: { one: Import }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [write] = useState(() => forgetImport(one.key));
  const kept = one.expires_at !== null && !isBusy(one.state);
  return (
    <>
      <Tag tone={stateTone[one.state]}>{t(`imports.states.${one.state}`)}</Tag>
      {kept && (
        <Button size="small" look="quiet" onClick={() => setAsking(true)}>
          {t('imports.forget')}
        </Button>
      )}
      {asking && (
        <Ask
          title={t('imports.forgetTitle')}
          text={t('imports.forgetText')}
          okText={t('imports.forget')}
          danger
          onDo={async () => {
            await write.run(null);
            await forgotten(client);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';

import { useRowKeys } from '@/lib/row-keys';
import { useKeptScroll } from '@/lib/scroll';
import { Button, buttonClass } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { ReadTrouble } from '@/ui/read-trouble';
import { Bone } from '@/ui/skeleton';

import styles from './inbox-page.module.css';
import { NoticeLine, type LeadsTo } from './notice-line';
import { INBOX } from './paths';
import { askReminder } from './reminders/here';
import type { Reminder } from './reminders/queries';
import { ReminderList } from './reminders/reminder-list';
import { glanceQuery, inboxQuery, type Which } from './queries';
import { useReading } from './use-reading';

/** All that somebody was told, newest first; which of it is shown stands in the address. */
export function InboxPage({ leadsTo }: { leadsTo: LeadsTo }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [params] = useSearchParams();
  const tab = TABS.find((one) => one === params.get('tab')) ?? 'unread';
  const which: Which = tab === 'all' ? 'all' : 'unread';
  const inbox = useInfiniteQuery(inboxQuery(which));
  const glance = useQuery(glanceQuery);
  const reading = useReading();
  const body = useRef<HTMLDivElement>(null);
  const rows = inbox.data?.pages.flatMap((page) => page.rows) ?? [];
  useKeptScroll(body, `inbox ${which}`, rows.length > 0);

  useRowKeys(body);

  const unread = glance.data?.unread ?? '0';
  return (
    <section className={styles['page']} aria-labelledby="inbox-title">
      <title>{`${t('inbox.title')} · ${t('product')}`}</title>
      <header className={styles['head']}>
        <h1 id="inbox-title">{t('inbox.title')}</h1>
        <nav className={styles['tabs']} aria-label={t('inbox.filter')}>
          {TABS.map((one) => (
            <Link key={one} to={`${INBOX}?tab=${one}`} aria-current={one === tab ? 'page' : undefined}>
              {t(`inbox.${one}`)}
              {one === 'unread' && unread !== '0' && <span>{unread}</span>}
            </Link>
          ))}
        </nav>
        <span className={styles['grow']} />
        {tab === 'reminders' && (
          <Button size="small" onClick={() => askReminder({})}>
            <Icon name="plus" size={14} />
            {t('remind.new')}
          </Button>
        )}
        {tab !== 'reminders' && unread !== '0' && (
          <Button size="small" busy={reading.busy} onClick={() => reading.readAll(glance.data?.rows[0])}>
            {t('inbox.readAll')}
          </Button>
        )}
      </header>
      {reading.error && (
        <p className={styles['said']} role="alert">
          {t('inbox.failedRead', { why: words(reading.error) })}
        </p>
      )}
      <div className={styles['body']} ref={body} tabIndex={-1}>
        {tab === 'reminders' ? (
          <ReminderList subject={(one) => <Subject reminder={one} leadsTo={leadsTo} />} onAdd={() => askReminder({})} onEdit={(reminder) => askReminder({ reminder })} />
        ) : inbox.isPending ? (
          <Bones />
        ) : inbox.error && rows.length === 0 ? (
          <ReadTrouble error={inbox.error} title={t('inbox.failedTitle')} hidden={{ title: t('inbox.forbiddenTitle'), text: t('inbox.forbidden') }} onRetry={() => void inbox.refetch()} />
        ) : rows.length === 0 ? (
          <Nothing which={which} />
        ) : (
          <>
            <ul aria-label={t('inbox.list')}>
              {rows.map((notice) => (
                <NoticeLine key={notice.key} notice={notice} leadsTo={leadsTo} onOpen={reading.read} onRead={reading.read} />
              ))}
            </ul>
            {inbox.hasNextPage && (
              <p className={styles['more']}>
                <Button look="quiet" busy={inbox.isFetchingNextPage} onClick={() => void inbox.fetchNextPage()}>
                  {t(inbox.isFetchNextPageError ? 'trouble.retry' : 'list.more')}
                </Button>
              </p>
            )}
          </>
        )}
      </div>
    </section>
  );
}

const TABS = ['unread', 'all', 'reminders'] as const;

function Subject({ reminder, leadsTo }: { reminder: Reminder; leadsTo: LeadsTo }) {
  const { t } = useTranslation();
  if (reminder.subject === null) return null;
  return reminder.title === null ? t('remind.gone') : <Link to={leadsTo(reminder.subject, reminder.room)}>{reminder.title}</Link>;
}

const LINES = Array.from({ length: 8 }, (_, at) => at);

function Bones() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('inbox.loading')}>
      {LINES.map((at) => (
        <div key={at} className={styles['bone']}>
          <Bone width={14 + ((at * 5) % 9)} />
          <Bone width={4} />
        </div>
      ))}
    </div>
  );
}

function Nothing({ which }: { which: Which }) {
  const { t } = useTranslation();
  if (which === 'all') return <Notice title={t('inbox.emptyTitle')} text={t('inbox.empty')} />;
  return (
    <Notice title={t('inbox.emptyUnreadTitle')} text={t('inbox.emptyUnread')}>
      <Link className={buttonClass()} to={`${INBOX}?tab=all`}>
        {t('inbox.seeAll')}
      </Link>
    </Notice>
  );
}

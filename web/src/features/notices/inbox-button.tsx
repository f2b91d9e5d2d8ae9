import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Button, buttonClass } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Popover } from '@/ui/popover';
import { useProblemWords } from '@/ui/problem-words';
import { Bone } from '@/ui/skeleton';

import styles from './inbox-button.module.css';
import { NoticeLine, type LeadsTo } from './notice-line';
import { INBOX } from './paths';
import { glanceQuery } from './queries';
import { useReading } from './use-reading';

/** The inbox in the header: how many are unread, and the newest at a press. */
export function InboxButton({ leadsTo }: { leadsTo: LeadsTo }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const glance = useQuery(glanceQuery);
  const reading = useReading();
  const unread = glance.data?.unread ?? '0';
  const some = unread !== '0';
  const label = some ? `${t('inbox.title')} · ${t('inbox.unreadCount', { n: unread })}` : t('inbox.title');
  const face = (
    <span className={styles['face']}>
      <Icon name="inbox" size={20} />
      {some && <i className={styles['count']}>{unread}</i>}
    </span>
  );
  return (
    <Popover label={label} face={face} look="quiet" square hotkey="i">
      {(close) => (
        <div className={styles['panel']}>
          <header className={styles['head']}>
            <h2>{t('inbox.title')}</h2>
            <span>{some ? t('inbox.unreadCount', { n: unread }) : t('inbox.nothingNew')}</span>
            {some && (
              <Button look="quiet" size="small" busy={reading.busy} onClick={() => reading.readAll(glance.data?.rows[0])}>
                {t('inbox.readAll')}
              </Button>
            )}
          </header>
          {reading.error && <p className={styles['said']}>{t('inbox.failedRead', { why: words(reading.error) })}</p>}
          {glance.isPending ? (
            <p className={styles['said']} role="status" aria-label={t('inbox.loading')}>
              <Bone width={20} />
            </p>
          ) : glance.data === undefined ? (
            <p className={styles['said']}>{words(glance.error)}</p>
          ) : glance.data.rows.length === 0 ? (
            <p className={styles['said']}>{t('inbox.empty')}</p>
          ) : (
            <ul aria-label={t('inbox.list')}>
              {glance.data.rows.map((notice) => (
                <NoticeLine
                  key={notice.key}
                  notice={notice}
                  leadsTo={leadsTo}
                  onOpen={(one) => {
                    reading.read(one);
                    close();
                  }}
                />
              ))}
            </ul>
          )}
          <Link className={`${buttonClass({ look: 'quiet' })} ${styles['all']}`} to={INBOX} onClick={close}>
            {t('inbox.open')}
          </Link>
        </div>
      )}
    </Popover>
  );
}

import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';

import { orderPath, viewPath } from '@/features/workorders/paths';
import { useKeys } from '@/lib/keys';
import { SIDE_BY_SIDE, useMedia } from '@/lib/media';
import { Button, buttonClass } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';
import { ListBody } from '@/ui/list-page';
import { Notice } from '@/ui/notice';

import { DecisionPanel } from '../decision/decision-panel';
import { HEALTH } from '../paths';
import styles from './dispatch-page.module.css';
import { useSending } from './use-sending';
import { useWaiting, type WaitingRow } from './use-waiting';
import { WaitingItem } from './waiting-row';

const OverrideSheet = lazy(() => import('../decision/override-sheet').then((file) => ({ default: file.OverrideSheet })));

/** Orders that wait for somebody, each with who would go: taken by Enter, the next by an arrow, and beside it why. */
export function DispatchPage() {
  const { t } = useTranslation();
  const { list, rows } = useWaiting();
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const wide = useMedia(SIDE_BY_SIDE);
  const sending = useSending();
  const [place, setPlace] = useState(0);
  const [instead, setInstead] = useState<{ order: string; engineer?: string | undefined }>();

  const named = params.get('order');
  const found = rows.findIndex((row) => row.order.key === named);
  const at = found >= 0 ? found : Math.min(place, rows.length - 1);
  const current = rows[at];

  function choose(next: number): void {
    const row = rows[Math.min(Math.max(next, 0), rows.length - 1)];
    if (row === undefined) return;
    setPlace(rows.indexOf(row));
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur(); // or Enter would press what has the focus
    setParams({ order: row.order.key }, { replace: true });
  }

  async function accept(row: WaitingRow | undefined): Promise<void> {
    if (!row?.suggestion?.chosen || !row.may_send || sending.busy !== '') return;
    setPlace(rows.indexOf(row));
    await sending.accept(row.order, row.suggestion.key, row.suggestion.starts_at);
  }

  const again = (row: WaitingRow | undefined): void => void (row?.may_send && sending.busy === '' && sending.decide(row.order));
  const other = (row: WaitingRow | undefined, engineer?: string): void => {
    if (row?.may_send && row.suggestion) setInstead({ order: row.order.key, engineer });
  };
  const close = (): void => setParams({}, { replace: true });

  useKeys({
    j: () => choose(at + 1),
    k: () => choose(at - 1),
    ArrowDown: () => choose(at + 1),
    ArrowUp: () => choose(at - 1),
    Enter: () => void accept(current),
    r: () => again(current),
    e: () => other(current),
    o: () => current && void navigate(orderPath(current.order.key, '')),
    ...(!wide && found >= 0 && { Escape: close }),
  });

  const asked = rows.find((row) => row.order.key === instead?.order);
  const panel = current && (wide || found >= 0) && (
    <aside className={styles['panel']} aria-label={t('dispatch.panel')}>
      <DecisionPanel
        key={current.order.key}
        order={current.order}
        suggestion={current.suggestion}
        looking={current.looking}
        maySend={current.may_send}
        busy={sending.busy === current.order.key}
        onAccept={() => void accept(current)}
        onOther={(engineer) => other(current, engineer)}
        onAgain={() => again(current)}
        onClose={wide ? undefined : close}
      />
    </aside>
  );
  const sheet = asked?.suggestion && (
    <Suspense>
      <OverrideSheet order={asked.order} decision={asked.suggestion} engineer={instead?.engineer} onClose={() => setInstead(undefined)} />
    </Suspense>
  );
  if (!wide && found >= 0)
    return (
      <>
        {panel}
        {sheet}
      </>
    );
  return (
    <div className={styles['page']}>
      <section className={styles['list']} aria-label={t('dispatch.title')}>
        <title>{`${t('dispatch.title')} · ${t('product')}`}</title>
        <header className={styles['head']}>
          <h1>{t('dispatch.title')}</h1>
          {rows.length > 0 && <span className={styles['count']}>{list.hasNextPage ? t('dispatch.many', { n: rows.length }) : t('dispatch.count', { count: rows.length })}</span>}
          <span className={styles['grow']} />
          <Link className={buttonClass({ look: 'quiet', size: 'small' })} to={HEALTH}>
            <Icon name="heart" size={14} />
            {t('dispatch.health')}
          </Link>
        </header>
        <div className={styles['body']} tabIndex={-1}>
          <ListBody reading={list} count={rows.length} empty={<Empty />}>
            <ol className={styles['rows']}>
              {rows.map((row, n) => (
                <WaitingItem
                  key={row.order.key}
                  row={row}
                  chosen={n === at}
                  busy={sending.busy === row.order.key}
                  trouble={sending.trouble?.order === row.order.key ? sending.trouble.text : undefined}
                  onWhy={wide ? undefined : () => choose(n)}
                  onChoose={() => choose(n)}
                  onAccept={() => void accept(row)}
                  onAgain={() => again(row)}
                />
              ))}
            </ol>
          </ListBody>
        </div>
        {rows.length > 0 && wide && (
          <footer className={styles['foot']}>
            <Hint keys={['↵']} word={t('dispatch.keys.accept')} />
            <Hint keys={['J', 'K']} word={t('dispatch.keys.move')} />
            <Hint keys={['E']} word={t('dispatch.keys.other')} />
            <Hint keys={['R']} word={t('dispatch.keys.again')} />
            <Hint keys={['O']} word={t('dispatch.keys.open')} />
          </footer>
        )}
      </section>
      {panel}
      {sheet}
    </div>
  );
}

function Hint({ keys, word }: { keys: string[]; word: string }) {
  return (
    <span>
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
      {word}
    </span>
  );
}

function Empty() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Notice title={t('dispatch.emptyTitle')} text={t('dispatch.empty')}>
      <Button onClick={() => void navigate(viewPath('open'))}>{t('queue.seeOpen')}</Button>
    </Notice>
  );
}

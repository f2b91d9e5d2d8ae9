import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { orderPath } from '@/features/workorders/paths';
import { Button } from '@/ui/button';
import { Card, Nothing } from '@/ui/card';
import { Said } from '@/ui/notice';
import { Priority } from '@/ui/priority';
import { useProblemWords } from '@/ui/problem-words';
import { Bone } from '@/ui/skeleton';

import { previewQuery, type Body } from '../queries';
import type { Preview, PreviewRow } from '../types';
import { useDispatchWords } from '../use-words';
import { plainly } from './draft';
import styles from './preview-card.module.css';
import { useRested } from './use-rested';

/** What the changed policy would do to the orders that wait now, beside what happens today; changes first. */
export function PreviewCard({ code, body, changed }: { code: string; body: Body; changed: boolean }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const rested = useRested(plainly(body));
  const preview = useQuery({ ...previewQuery(code, JSON.parse(rested) as Body), placeholderData: keepPreviousData });
  const behind = preview.isFetching || rested !== plainly(body);
  return (
    <Card icon="eye" title={t('dispatch.policies.preview')} lead={t('dispatch.policies.previewLead')}>
      {preview.error && !behind ? (
        <div className={styles['refused']}>
          <Said title={t('dispatch.policies.refused')}>{words(preview.error)}</Said>
          <Button size="small" onClick={() => void preview.refetch()}>
            {t('trouble.retry')}
          </Button>
        </div>
      ) : preview.data ? (
        <Told preview={preview.data} behind={behind} changed={changed} />
      ) : (
        <div role="status" aria-label={t('dispatch.policies.previewing')} className={styles['refused']}>
          <Bone width={14} />
          <Bone width={18} />
          <Bone width={16} />
        </div>
      )}
    </Card>
  );
}

const ORDER = { who: 0, when: 1, none: 2 };

function Told({ preview, behind, changed }: { preview: Preview; behind: boolean; changed: boolean }) {
  const { t } = useTranslation();
  const { rows, own, waiting } = preview;
  if (rows.length === 0) return <Nothing>{t('dispatch.policies.previewNone')}</Nothing>;
  const [who, when] = (['who', 'when'] as const).map((change) => rows.filter((row) => row.change === change).length);
  const said = [who ? t('dispatch.policies.previewChanged', { count: who }) : '', when ? t('dispatch.policies.previewTimes', { count: when }) : ''].filter(Boolean).join(t('people.comma')) || t('dispatch.policies.previewSame');
  return (
    <div aria-live="polite" aria-busy={behind} className={behind ? styles['behind'] : undefined}>
      <p className={styles['sum']}>
        <b className={who ? styles['differs'] : undefined}>{changed ? said : t('dispatch.policies.previewSame')}</b>
        <span>
          {t(own ? 'dispatch.policies.previewOwn' : 'dispatch.policies.previewAny', { count: waiting })}
          {waiting > rows.length && `${t('people.comma')}${t('dispatch.policies.previewShown', { n: rows.length })}`}
        </span>
      </p>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('dispatch.policies.order')}</th>
            <th scope="col">{t('dispatch.policies.now')}</th>
            <th scope="col">{t('dispatch.policies.then')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.toSorted((one, other) => ORDER[one.change] - ORDER[other.change]).map((row) => (
            <tr key={row.order.key} className={row.change === 'none' ? undefined : styles[row.change]}>
              <th scope="row">
                <Priority level={row.order.priority} label={t('orders.priorityLabel', { p: row.order.priority })} />{' '}
                <Link to={orderPath(row.order.key, '')} title={row.order.title} dir="auto">
                  {row.order.title}
                </Link>
              </th>
              <td>
                <Who one={row.now} />
              </td>
              <td>{row.change === 'none' ? <span className={styles['same']}>{t('dispatch.policies.same')}</span> : <Who one={row.then} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Who({ one }: { one: PreviewRow['now'] }) {
  const { t } = useTranslation();
  const words = useDispatchWords();
  if (one.chosen === null || one.starts_at === null) return <span className={styles['nobody']}>{t('dispatch.policies.nobody', { why: one.failing.map((rule) => t(`dispatch.rule.${rule}.fails`)).join(t('people.comma')) })}</span>;
  return (
    <>
      <b dir="auto">{one.chosen.name}</b>
      <small>{[words.when(one.starts_at), one.travel_minutes ? t('dispatch.way', { time: words.lasting(one.travel_minutes) }) : ''].filter(Boolean).join(' · ')}</small>
    </>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { ColleagueInput } from '@/features/people/parts/inputs';
import { Sheet } from '@/features/people/parts/sheet';
import { kindsQuery } from '@/features/workorders/queries';
import { useReader } from '@/lib/reader';
import { instantOf } from '@/lib/wall';

import { sendAsDecided, sent, standingQuery, whyQuery } from '../queries';
import type { Decision, WaitingOrder } from '../types';
import { useSentBar } from '../undo/use-sent-bar';
import { StandingView } from './standing-view';
import styles from './override-sheet.module.css';

type Order = Pick<WaitingOrder, 'key' | 'number' | 'title'> & { kind: { code: string } };
type Props = { order: Order; decision: Decision; engineer?: string | undefined; /** Who is being asked: their offers are taken back. */ overOffers?: string | undefined; onClose: () => void };
type Filled = { engineer?: string; reason: string; times?: [Dayjs | null, Dayjs | null] | null };

/** Somebody else than was decided goes: who, and why; when, where no slot was found for them. The decision stays as it was. */
export function OverrideSheet({ order, decision, engineer, overOffers, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const sentBar = useSentBar();
  const { zone } = useReader();
  const [write] = useState(() => sendAsDecided(order.key, decision.key));
  /** Whether the sheet has said what the customer was promised: whoever presses again means it. */
  const [warned, setWarned] = useState(false);
  const why = useQuery(whyQuery(order.key, decision.key));
  const named = why.data?.best.find((one) => one.engineer.key === engineer)?.engineer;
  const known = engineer && named?.key ? { key: engineer, name: named.name } : undefined;

  async function save({ engineer: who, reason, times }: Filled): Promise<void> {
    const [begins, ends] = times ?? [null, null];
    const told = {
      engineer: who ?? null,
      reason,
      over_offers: overOffers !== undefined,
      over_promise: warned,
      ...(begins && { starts_at: instantOf(begins, zone) }),
      ...(ends && { ends_at: instantOf(ends, zone) }),
    };
    const done = await write.run(told).catch((error: unknown) => {
      if (error instanceof Problem && error.code === 'promised_window') setWarned(true);
      throw error;
    });
    sentBar({ order, decision: decision.key, text: t('dispatch.sent', { number: order.number, name: done.engineer.name }) });
    sent(client, order.key);
  }

  return (
    <Sheet<Filled> title={t('dispatch.otherTitle', { number: order.number })} ok={t('dispatch.send')} lead={overOffers === undefined ? order.title : t('desk.offered.instead', { names: overOffers })} initial={{ ...(engineer && { engineer }), reason: '' }} save={save} onClose={onClose}>
      <Form.Item name="engineer" label={t('dispatch.engineer')} rules={[{ required: true, message: t('people.required', { name: t('dispatch.engineer') }) }]}>
        <ColleagueInput {...(known && { known })} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Filled, after: Filled) => before.engineer !== after.engineer}>
        {({ getFieldValue }) => <Chosen order={order} decision={decision} engineer={getFieldValue('engineer') as string | undefined} />}
      </Form.Item>
      <Form.Item name="reason" label={t('dispatch.reason')} extra={t('dispatch.reasonExtra')} rules={[{ required: true, whitespace: true, message: t('people.required', { name: t('dispatch.reason') }) }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
      </Form.Item>
    </Sheet>
  );
}

/** What was found out about whoever was named; and where there was no slot for them, the times to go by. */
function Chosen({ order, decision, engineer }: { order: Order; decision: Decision; engineer: string | undefined }) {
  const { t } = useTranslation();
  const kind = useQuery(kindsQuery).data?.find((one) => one.code === order.kind.code);
  const weights = useQuery(whyQuery(order.key, decision.key)).data?.weights ?? {};
  const standing = useQuery({ ...standingQuery(order.key, decision.key, engineer ?? ''), enabled: engineer !== undefined });
  if (engineer === undefined || standing.isPending) return null;
  const slot = standing.data?.starts_in_minutes ?? null;
  return (
    <>
      <div className={styles['standing']}>
        {standing.data ? <StandingView one={standing.data} weights={weights} decidedAt={decision.at} /> : <p>{t('dispatch.notWeighed')}</p>}
      </div>
      {(kind?.on_site ?? true) && slot === null && (
        <Form.Item name="times" label={t('dispatch.times')} extra={t('dispatch.timesHint')} rules={[{ required: true, message: t('people.required', { name: t('dispatch.times') }) }]}>
          <DatePicker.RangePicker showTime={{ format: 'HH:mm', minuteStep: 15 }} format="YYYY-MM-DD HH:mm" className={styles['times'] ?? ''} />
        </Form.Item>
      )}
    </>
  );
}

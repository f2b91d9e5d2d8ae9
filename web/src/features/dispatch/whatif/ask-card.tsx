import { useQueryClient } from '@tanstack/react-query';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { today } from '@/lib/day';
import { useKept } from '@/lib/kept';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import { asked, isPlain, lastMonth, type Draft } from './draft';
import { whatIfPath } from './paths';
import { PeopleFields } from './people-fields';
import { beginWhatIf, whatIfChanged } from './queries';
import { RuleFields } from './rule-fields';
import { ShiftFields } from './shift-fields';
import type { Policy } from './types';
import styles from './whatif.module.css';

const DAY = 'YYYY-MM-DD';
const MOST_DAYS = 31;

/** Which days, and what is to be different in them. What was begun is kept in this browser. */
export function AskCard({ policies }: { policies: Policy[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const words = useProblemWords();
  const present = today(useNow(), useReader().zone);
  const [draft, change] = useKept<Draft>('whatif', () => ({ ...lastMonth(present), insteadOf: '', body: null, without: [], copies: [], shifts: [] }));
  const [write] = useState(beginWhatIf);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();

  async function begin(): Promise<void> {
    setBusy(true);
    setTrouble(undefined);
    try {
      const begun = await write.run(asked(draft));
      whatIfChanged(client, begun);
      void navigate(whatIfPath(begun.key));
    } catch (error) {
      setTrouble(error);
    }
    setBusy(false);
  }

  return (
    <Card icon="history" title={t('whatif.ask')} lead={t('whatif.askLead')}>
      <div className={styles['ask']}>
        <label className={styles['field']}>
          <span>{t('whatif.whichDays')}</span>
          <DatePicker.RangePicker
            className={styles['range'] ?? ''}
            allowClear={false}
            value={[dayjs(draft.since), dayjs(draft.until)]}
            disabledDate={(on, { from }) => on.format(DAY) >= present || (from !== undefined && Math.abs(on.diff(from, 'day')) >= MOST_DAYS)}
            onChange={(range) => range?.[0] && range[1] && change({ since: range[0].format(DAY), until: range[1].format(DAY) })}
          />
        </label>
        <RuleFields draft={draft} change={change} policies={policies} />
        <PeopleFields draft={draft} change={change} />
        <ShiftFields draft={draft} change={change} />
        {trouble !== undefined && <Said title={t('whatif.notBegun')}>{words(trouble)}</Said>}
        <div className={styles['begin']}>
          <Button look="primary" busy={busy} onClick={() => void begin()}>
            {t('whatif.begin')}
          </Button>
          <span className={styles['soft']}>{isPlain(draft) ? t('whatif.plainHint') : t('whatif.nobodySent')}</span>
        </div>
      </div>
    </Card>
  );
}

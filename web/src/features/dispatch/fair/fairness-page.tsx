import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';

import { Page } from '@/features/people/parts/page';
import { Bones, Read } from '@/features/people/parts/read';
import { meQuery, teamsQuery } from '@/features/people/queries';
import { nameFor, useReader } from '@/lib/reader';
import { buttonClass } from '@/ui/button';
import { Card } from '@/ui/card';
import { Icon } from '@/ui/icon';
import { Choices, ReadOn } from '@/ui/list-page';
import { Notice } from '@/ui/notice';

import { WHATIFS } from '../whatif/paths';
import { DispatcherTable } from './dispatcher-table';
import styles from './fair.module.css';
import { FairPlot } from './fair-plot';
import { FairTable } from './fair-table';
import { MonthTools, useThisMonth } from './month-tools';
import { OwnMonth } from './own-month';
import { fairnessFile, fairnessQuery } from './queries';
import { DRAWN, monthOf, type Drawn } from './reckon';
import type { Fairness } from './types';

/** What the product promises of the balanced policy; see docs/reference/dispatch.md. */
const PROMISED = 0.05;

/** 公平数据: what a month gave to whom, measured by how long they were on duty; to an engineer their own. */
export function FairnessPage() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const month = monthOf(address.get('month'), useThisMonth());
  const team = address.get('team') ?? '';
  const me = useQuery(meQuery).data;
  const found = useInfiniteQuery(fairnessQuery(month, team));
  const own = found.data?.pages[0]?.own ?? false;
  const go = (to: Record<string, string>): void => setAddress(Object.fromEntries(Object.entries({ month, team, ...to }).filter(([, value]) => value)), { replace: true });
  const tools = (
    <>
      <MonthTools month={month} onMonth={(to) => go({ month: to })} />
      {!own && <TeamChoice value={team} onChange={(to) => go({ team: to })} />}
      {!own && me && 'workorders.export' in me.rights && (
        <a className={buttonClass()} href={fairnessFile(month, team)} download>
          <Icon name="save" />
          {t('fair.file')}
        </a>
      )}
      {!own && me && 'dispatch.settings' in me.rights && (
        <Link className={buttonClass()} to={WHATIFS}>
          {t('fair.toWhatIf')}
        </Link>
      )}
    </>
  );
  return (
    <Page title={own ? t('fair.mine') : t('fair.title')} lead={own ? t('fair.mineLead') : t('fair.lead')} tools={tools}>
      <Read query={found} bones={<Bones rows={8} />}>
        {({ pages }) => (pages[0]?.own ? <OwnMonth of={pages[0]} /> : <Everybody pages={pages} more={<ReadOn reading={found} byHand />} />)}
      </Read>
    </Page>
  );
}

function TeamChoice({ value, onChange }: { value: string; onChange: (team: string) => void }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const teams = useQuery(teamsQuery).data?.rows ?? [];
  const options = [{ value: '', label: t('fair.allTeams') }, ...teams.filter((team) => !team.archived).map((team) => ({ value: team.key, label: nameFor(language, team) }))];
  return <Select aria-label={t('fair.team')} className={styles['team'] ?? ''} value={value} options={options} onChange={onChange} showSearch={{ optionFilterProp: 'label' }} />;
}

function Everybody({ pages, more }: { pages: Fairness[]; more: React.ReactNode }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const [drawn, setDrawn] = useState<Drawn>('per_hour');
  const [first] = pages;
  const rows = pages.flatMap((page) => page.rows);
  if (first === undefined) return null;
  if (rows.length === 0) return <Notice title={t('fair.emptyTitle')} text={t('fair.empty')} />;
  const compared = rows.filter((row) => row.compared);
  const gini = first.gini?.toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const said = gini === undefined ? t('fair.nothingGiven') : t(first.gini !== null && first.gini <= PROMISED ? 'fair.even' : 'fair.uneven', { gini, promised: PROMISED, count: first.compared });
  return (
    <>
      <Card icon="people" title={said} lead={t('fair.plotLead')}>
        {first.middle && compared.length > 0 && (
          <>
            <Choices label={t('fair.drawn')} value={drawn} options={DRAWN.map((value) => ({ value, label: t(`fair.figure.${value}`) }))} onChange={setDrawn} />
            <FairPlot rows={compared} name={drawn} middle={first.middle[drawn]} month={first.month} />
          </>
        )}
      </Card>
      <Card icon="list" title={t('fair.table')} lead={t('fair.tableLead')}>
        <FairTable rows={rows} middle={first.middle} month={first.month} />
        {more}
      </Card>
      <Card icon="pen" title={t('fair.overruling')} lead={t('fair.overrulingLead')}>
        <DispatcherTable rows={first.dispatchers} />
      </Card>
      <p className={styles['note']}>{t('fair.noValue')}</p>
    </>
  );
}

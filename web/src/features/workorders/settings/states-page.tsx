import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';

import { LineItem, NameItems, useNamed } from '@/features/people/parts/inputs';
import { Page } from '@/features/people/parts/page';
import { Read } from '@/features/people/parts/read';
import { Sheet } from '@/features/people/parts/sheet';
import { teamsQuery } from '@/features/people/queries';
import { useSettles } from '@/features/people/settings/use-settles';
import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';

import { StateTag } from '../state-tag';
import { stateTone } from '../status';
import type { OrderState } from '../types';
import { putStateName, readAgain, stateNamesQuery, type StateName } from './queries';
import styles from './states-page.module.css';

const STATES = Object.keys(stateTone) as OrderState[];

type Editing = { state: OrderState; sub: string | undefined; known: StateName | undefined };

/** What a team calls the states of an order, and the steps it adds inside them; the states themselves stay. */
export function StatesPage() {
  const { t } = useTranslation();
  const named = useNamed();
  const [params, setParams] = useSearchParams();
  const [editing, setEditing] = useState<Editing>();
  const settles = useSettles('workorders.settings');
  const [names, teams] = [useQuery(stateNamesQuery), useQuery(teamsQuery)];
  const team = params.get('team');
  return (
    <Page title={t('settings.parts.states')} lead={t('stateNames.lead')}>
      <Select
        className={styles['team'] ?? ''}
        aria-label={t('people.team')}
        value={team ?? ''}
        options={[{ value: '', label: t('stateNames.everybody') }, ...named(teams.data?.rows.filter((one) => !one.archived))]}
        onChange={(key: string) => setParams(key ? { team: key } : {}, { replace: true })}
      />
      <Read query={names}>
        {(rows) => (
          <ul className={styles['states']}>
            {STATES.map((state) => (
              <State key={state} state={state} names={rows.filter((one) => one.state === state && one.team === team)} {...(settles && { onEdit: setEditing })} />
            ))}
          </ul>
        )}
      </Read>
      {editing && <NameSheet editing={editing} team={team} onClose={() => setEditing(undefined)} />}
    </Page>
  );
}

function State({ state, names, onEdit }: { state: OrderState; names: StateName[]; onEdit?: (editing: Editing) => void }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const own = names.find((one) => one.sub_state === '');
  const subs = names.filter((one) => one.sub_state !== '');
  const word = t(`orders.state.${state}`);
  return (
    <li className={styles['state']}>
      <span>
        <StateTag state={state} />
      </span>
      <span className={styles['called']}>{own ? t('stateNames.calledHere', { name: nameFor(language, own) }) : t('stateNames.asUsual')}</span>
      <span className={styles['subs']}>
        {subs.map((sub) => (
          <Button key={sub.sub_state} size="small" disabled={onEdit === undefined} onClick={() => onEdit?.({ state, sub: sub.sub_state, known: sub })}>
            {nameFor(language, sub)}
          </Button>
        ))}
      </span>
      {onEdit && (
        <span className={styles['steps']}>
          <Button size="small" look="quiet" aria-label={`${t('stateNames.rename')} ${word}`} onClick={() => onEdit({ state, sub: '', known: own })}>
            {t('stateNames.rename')}
          </Button>
          <Button size="small" look="quiet" aria-label={`${t('stateNames.addSub')} ${word}`} onClick={() => onEdit({ state, sub: undefined, known: undefined })}>
            {t('stateNames.addSub')}
          </Button>
        </span>
      )}
    </li>
  );
}

type Filled = { sub_state: string; name_zh: string; name_en: string };

function NameSheet({ editing: { state, sub, known }, team, onClose }: { editing: Editing; team: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [write] = useState(() => putStateName(state));

  async function save(filled: Filled): Promise<void> {
    await write.run({ ...filled, sub_state: sub ?? filled.sub_state, team }, { version: known?.version ?? 0 });
    await readAgain(client, 'state-names');
  }

  const word = t(`orders.state.${state}`);
  const initial: Filled = { sub_state: sub ?? '', name_zh: known?.name_zh ?? '', name_en: known?.name_en ?? '' };
  return (
    <Sheet<Filled> title={sub === '' ? t('stateNames.renameState', { state: word }) : t('stateNames.addSubTo', { state: word })} ok={t('people.save')} lead={t(sub === '' ? 'stateNames.renameLead' : 'stateNames.subLead')} initial={initial} save={save} onClose={onClose}>
      {sub === undefined && <LineItem name="sub_state" label={t('names.code')} extra={t('names.codeHint')} />}
      <NameItems />
    </Sheet>
  );
}

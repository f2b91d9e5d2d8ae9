import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, DatePicker, Form, Radio, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { useNamed, type Given } from '@/features/people/parts/inputs';
import { Sheet } from '@/features/people/parts/sheet';
import { usePeople } from '@/features/people/parts/use-people';
import { engineersQuery, teamsQuery } from '@/features/people/queries';

import { asked, lastDay, type Days, type Filled, type Scope } from './draft';
import { proposalPath, PROPOSALS } from './paths';
import styles from './ask-sheet.module.css';
import { askForNight, askForProposal, listAgain, proposalAsked } from './queries';
import type { Kind } from './types';

const DAY = 'YYYY-MM-DD';

type Props = { kinds: readonly Kind[]; scope: Scope; present: string; onClose: () => void };

/** Asks for a plan: what of the board may change, which days, whose; then the plan is looked at while it is made. */
export function AskSheet({ kinds, scope, present, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const named = useNamed();
  const teams = useQuery(teamsQuery).data?.rows.filter((team) => !team.archived);
  const [write] = useState(askForProposal);
  const [writeNight] = useState(askForNight);
  const initial: Filled = { kind: kinds[0] ?? 'repair', days: scope.days, team: scope.team || null, narrowed: scope.engineers.length > 0, engineer: scope.one?.key ?? null, orders: true };

  async function save(filled: Filled): Promise<void> {
    if (filled.kind === 'night') {
      await writeNight.run({ since: filled.days[0], until: filled.days[1] });
      listAgain(client);
      void navigate(PROPOSALS);
      return;
    }
    const head = await write.run(asked(filled, scope));
    proposalAsked(client, head);
    void navigate(proposalPath(head.key));
  }

  return (
    <Sheet<Filled> title={t('proposals.ask')} ok={t('proposals.begin')} lead={t('proposals.askLead')} initial={initial} save={save} onClose={onClose}>
      <Form.Item name="kind" label={t('proposals.kindName')}>
        <Radio.Group
          className={styles['kinds'] ?? ''}
          options={kinds.map((kind) => ({
            value: kind,
            label: (
              <span className={styles['kind']}>
                <b>{t(`proposals.kind.${kind}`)}</b>
                <small>{t(`proposals.kindHint.${kind}`)}</small>
              </span>
            ),
          }))}
        />
      </Form.Item>
      <Form.Item name="days" label={t('proposals.whichDays')}>
        <DaysInput present={present} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Filled, after: Filled) => before.kind !== after.kind || before.team !== after.team}>
        {({ getFieldValue }) => {
          const kind = getFieldValue('kind') as Kind;
          if (kind === 'night') return <p className={styles['hint']}>{t('proposals.nightHint')}</p>;
          const same = ((getFieldValue('team') as string | null | undefined) ?? '') === scope.team;
          return (
            <>
              {kind === 'engineer' ? (
                <Form.Item name="engineer" label={t('proposals.whose')} rules={[{ required: true, message: t('proposals.chooseOne') }]}>
                  <EngineerInput known={scope.one} />
                </Form.Item>
              ) : (
                <Form.Item name="team" label={t('proposals.team')}>
                  <Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('proposals.everybody')} options={named(teams)} />
                </Form.Item>
              )}
              {kind !== 'engineer' && scope.engineers.length > 0 && same && (
                <Form.Item name="narrowed" valuePropName="checked">
                  <Checkbox>{t('proposals.onlyShown', { count: scope.engineers.length })}</Checkbox>
                </Form.Item>
              )}
              <Form.Item name="orders" valuePropName="checked" extra={t('proposals.ordersHint')}>
                <Checkbox>{t('proposals.orders')}</Checkbox>
              </Form.Item>
            </>
          );
        }}
      </Form.Item>
    </Sheet>
  );
}

type DaysProps = Omit<Given, 'value' | 'onChange'> & { present: string; value?: Days; onChange?: (days: Days) => void };

/** From which day until which, as far ahead as anything can be planned. */
function DaysInput({ present, value, onChange, ...given }: DaysProps) {
  const last = lastDay(present);
  const told = (on: Dayjs): string => on.format(DAY);
  return (
    <DatePicker.RangePicker
      {...given}
      className={styles['whole'] ?? ''}
      allowClear={false}
      value={value ? [dayjs(value[0]), dayjs(value[1])] : null}
      disabledDate={(on) => told(on) < present || told(on) > last}
      onChange={(range) => range?.[0] && range[1] && onChange?.([told(range[0]), told(range[1])])}
    />
  );
}

type EngineerProps = Omit<Given, 'value' | 'onChange'> & { known: Scope['one']; value?: string | null; onChange?: (key: string | null) => void };

function EngineerInput({ known, value, onChange, ...given }: EngineerProps) {
  const { options, search } = usePeople(engineersQuery, known ? [known] : []);
  return <Select {...given} {...search} className={styles['whole'] ?? ''} value={value ?? null} options={options} onChange={(key: string | null | undefined) => onChange?.(key ?? null)} />;
}

import { useQuery } from '@tanstack/react-query';
import { DatePicker, Input, Radio, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';

import { usePeople } from '@/features/people/parts/use-people';
import { colleaguesQuery, engineersQuery, teamsQuery } from '@/features/people/queries';
import { nameFor, useReader } from '@/lib/reader';

import { fitFirst, type Known } from './fit-first';
import type { Asked } from './need-values';
import { OrderInput } from './order-input';
import { TurnField } from './turns/turn-field';
import type { Order } from './types';
import { choiceWord } from './words';

/** What antd's form gives a field, passed on as it is. */
type Given = { id?: string; value?: never; onChange?: (value: unknown) => void };
type Props = Given & { need: Asked; order: Order };

const PRIORITIES = [0, 1, 2, 3];

/** The right field for a fact the server asks for. */
export function NeedInput({ need, order, ...given }: Props) {
  switch (need.type) {
    case 'text':
      return <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} {...given} />;
    case 'line':
      return <Input {...given} />;
    case 'choice':
      return <Choice choices={need.choices ?? []} name={need.name} {...given} />;
    case 'priority':
      return <Radio.Group optionType="button" options={PRIORITIES.map((level) => ({ value: level, label: `P${level}` }))} {...given} />;
    case 'datetime':
      return <DatePicker showTime={{ format: 'HH:mm', minuteStep: 5 }} format="YYYY-MM-DD HH:mm" showNow={false} allowClear style={{ width: '100%' }} {...given} />;
    case 'engineer':
      return <Engineers order={order} {...given} />;
    case 'person':
      return <Colleague known={peopleOf(order)} clearable={!need.required} {...given} />;
    case 'people':
      return <Engineers order={order} several {...given} />;
    case 'window':
      return <Span {...given} />;
    case 'turn':
      return <TurnField order={order} visit={need.visit} {...given} />;
    case 'team':
      return <Team {...given} />;
    case 'order':
      return <OrderInput apartFrom={order.key} {...given} />;
  }
}

function Choice({ choices, name, ...given }: Given & { choices: string[]; name: string }) {
  const { t } = useTranslation();
  return <Radio.Group options={choices.map((value) => ({ value, label: t(choiceWord(name, value)) }))} {...given} />;
}

type ColleagueProps = Given & { known: Known[]; clearable?: boolean };

/** A colleague by a part of the name. Who has to do with the order already stands first, before anything is typed. */
function Colleague({ known, clearable = false, ...given }: ColleagueProps) {
  const { options, search } = usePeople(colleaguesQuery, known);
  return <Select {...search} allowClear={clearable} options={options} {...given} />;
}

/** Who can be sent there: whoever has to do with the order, then the team's own engineers, then the others. */
function Engineers({ order, several = false, ...given }: Given & { order: Order; several?: boolean }) {
  const { t } = useTranslation();
  const { rows, typed, optionOf, search } = usePeople(engineersQuery);
  const groups = fitFirst(rows, typed ? [] : peopleOf(order), order.team?.key);
  return (
    <Select
      {...search}
      {...(several && { mode: 'multiple' as const })}
      options={groups.map(({ fit, people }) => ({ label: t(`sheet.fit.${fit}`), options: people.map(optionOf) }))}
      {...given}
    />
  );
}

/** Who has an order in hand or was there. */
function peopleOf(order: Order): Known[] {
  const people = [order.owner, ...order.visits.flatMap((visit) => [visit.engineer, ...visit.mates])];
  return [...new Map(people.flatMap((person) => (person ? [[person.key, person] as const] : []))).values()];
}

/** From when to when; the end is on the day of the beginning unless somebody says otherwise. */
function Span({ value, onChange, id }: { id?: string; value?: [Dayjs | null, Dayjs | null] | null; onChange?: (value: unknown) => void }) {
  return (
    <DatePicker.RangePicker
      {...(id && { id })}
      showTime={{ format: 'HH:mm', minuteStep: 15 }}
      format="YYYY-MM-DD HH:mm"
      allowClear
      allowEmpty={[true, true]}
      style={{ width: '100%' }}
      value={value ?? null}
      onChange={(next) => onChange?.(next)}
    />
  );
}

function Team(given: Given) {
  const { t } = useTranslation();
  const { language } = useReader();
  const teams = useQuery(teamsQuery);
  return (
    <Select
      allowClear
      placeholder={t('sheet.choose')}
      options={(teams.data?.rows ?? []).map((one) => ({ value: one.key, label: nameFor(language, one) }))}
      {...given}
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';

import type { Given } from '@/features/people/parts/inputs';
import { skillsQuery } from '@/features/people/settings/queries';
import { LEVELS, levelWord } from '@/features/people/staff/levels';
import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

import styles from './crews.module.css';
import { MOST, neededBy, PAIR, ROLES, seatOf, withRole, withSeats } from './draft';
import type { Crew, Seat } from './queries';

type Props = Omit<Given, 'value' | 'onChange'> & { value?: Crew; onChange?: (crew: Crew) => void };

/** Options, and in each of them the seats that go together. */
export function SeatsEditor({ value = PAIR, onChange = () => undefined }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles['editor']}>
      {value.any.map((option, n) => (
        <div key={n} className={styles['group']} role="group" aria-label={t('crews.option', { n: n + 1 })}>
          <header>
            <b>{value.any.length > 1 ? t('crews.option', { n: n + 1 }) : t('crews.together')}</b>
            <span className={styles['soft']}>{t('crews.people', { count: neededBy(option.all) })}</span>
            {value.any.length > 1 && (
              <Button look="quiet" size="small" onClick={() => onChange({ ...value, any: value.any.filter((_, at) => at !== n) })}>
                {t('crews.dropOption')}
              </Button>
            )}
          </header>
          {option.all.map((seat, at) => (
            <SeatRow
              key={at}
              seat={seat}
              number={at + 1}
              onRole={(role) => onChange(withSeats(value, n, withRole(option.all, at, role)))}
              onChange={(next) => onChange(withSeats(value, n, option.all.map((one, place) => (place === at ? next : one))))}
              onDrop={seat.role !== 'lead' ? () => onChange(withSeats(value, n, option.all.filter((_, place) => place !== at))) : undefined}
            />
          ))}
          {option.all.length < MOST.seats && (
            <Button size="small" onClick={() => onChange(withSeats(value, n, [...option.all, seatOf('mate')]))}>
              <Icon name="plus" size={14} />
              {t('crews.addSeat')}
            </Button>
          )}
        </div>
      ))}
      {value.any.length < MOST.options && (
        <Button size="small" onClick={() => onChange({ ...value, any: [...value.any, { all: [seatOf('lead')] }] })}>
          <Icon name="plus" size={14} />
          {t('crews.addOption')}
        </Button>
      )}
      <Checkbox checked={value.mentor} onChange={(event) => onChange({ ...value, mentor: event.target.checked })}>
        {t('crews.mentorRule')}
      </Checkbox>
    </div>
  );
}

type RowProps = { seat: Seat; number: number; onRole: (role: Seat['role']) => void; onChange: (seat: Seat) => void; onDrop: (() => void) | undefined };

function SeatRow({ seat, number, onRole, onChange, onDrop }: RowProps) {
  const { t } = useTranslation();
  const { language } = useReader();
  const skills = useQuery(skillsQuery).data?.rows ?? [];
  const options = skills.map((one) => ({ value: one.code, label: nameFor(language, one) }));
  const name = t('crews.seat', { n: number });
  const least = (code: string): number => seat.skills.find((one) => one.skill === code)?.least ?? 1;
  return (
    <div className={styles['seat']}>
      <Select aria-label={`${name}: ${t('crews.roleName')}`} value={seat.role} onChange={onRole} options={ROLES.map((role) => ({ value: role, label: t(`crews.role.${role}.name`), title: t(`crews.role.${role}.what`) }))} />
      <div className={styles['skills']}>
        <Select
          mode="multiple"
          maxCount={MOST.skills}
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={`${name}: ${t('crews.skills')}`}
          placeholder={t(seat.role === 'lead' ? 'crews.asPolicy' : 'crews.noSkill')}
          value={seat.skills.map((one) => one.skill)}
          options={options}
          onChange={(codes: string[]) => onChange({ ...seat, skills: codes.map((code) => ({ skill: code, least: least(code) })) })}
        />
        {seat.skills.map((one) => (
          <div key={one.skill} className={styles['line']}>
            <span className={styles['soft']}>{options.find((option) => option.value === one.skill)?.label ?? one.skill}</span>
            <Select
              size="small"
              aria-label={`${name}: ${t('crews.least')}`}
              value={one.least}
              onChange={(next: number) => onChange({ ...seat, skills: seat.skills.map((each) => (each.skill === one.skill ? { ...each, least: next } : each)) })}
              options={[1, 2, 3, 4, 5].map((n) => ({ value: n, label: t('crews.leastAt', { n }) }))}
            />
          </div>
        ))}
        <Select
          mode="tags"
          maxCount={MOST.certificates}
          aria-label={`${name}: ${t('crews.certificates')}`}
          placeholder={t('crews.certificates')}
          value={seat.certificates}
          open={false}
          suffix={null}
          onChange={(names: string[]) => onChange({ ...seat, certificates: names })}
        />
        {seat.role !== 'lead' && (
          <Checkbox checked={seat.optional} onChange={(event) => onChange({ ...seat, optional: event.target.checked })}>
            {t('crews.mayStayEmpty')}
          </Checkbox>
        )}
      </div>
      <Select
        aria-label={`${name}: ${t('crews.level')}`}
        value={seat.level}
        onChange={(level: number) => onChange({ ...seat, level })}
        options={[{ value: 0, label: t('crews.anyLevel') }, ...LEVELS.map((n) => ({ value: n, label: t('crews.levelAt', { level: t(levelWord[n]) }) }))]}
      />
      {onDrop ? (
        <Button look="quiet" size="small" aria-label={t('crews.dropSeat', { n: number })} onClick={onDrop}>
          <Icon name="cross" size={14} />
        </Button>
      ) : (
        <span />
      )}
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { skillsQuery } from '@/features/people/settings/queries';
import { isLevel, levelWord } from '@/features/people/staff/levels';
import { kindsQuery } from '@/features/workorders/queries';
import { nameFor, useReader, type Bilingual } from '@/lib/reader';

import type { Crew, Rule, Seat } from './queries';

type SeatLike = Omit<Seat, 'skills'> & { skills: readonly ({ skill: string; least: number } & Partial<Bilingual>)[] };
type About = Pick<Rule, 'kind' | 'category' | 'product' | 'priority'>;

/** A crew in words: who sits where, and what each seat asks for. */
export function useCrewWords() {
  const { t } = useTranslation();
  const { language } = useReader();
  const known = useQuery(skillsQuery).data?.rows;
  const kinds = useQuery(kindsQuery).data;

  const skill = ({ skill: code, least, name_zh, name_en }: SeatLike['skills'][number]): string => {
    const names = name_zh !== undefined && name_en !== undefined ? { name_zh, name_en } : known?.find((one) => one.code === code);
    return t('crews.skillAt', { name: names ? nameFor(language, names) : code, least });
  };

  /** "多联机 ≥ 2 · 中级以上"; nothing where a seat asks for nothing. */
  const asks = (seat: SeatLike): string =>
    [...seat.skills.map(skill), isLevel(seat.level) ? t('crews.levelAt', { level: t(levelWord[seat.level]) }) : '', ...seat.certificates].filter(Boolean).join(' · ');

  const seat = (one: SeatLike): string => {
    const asked = asks(one);
    const role = t(one.optional ? 'crews.maybe' : 'crews.must', { role: t(`crews.role.${one.role}.name`) });
    return asked ? t('crews.seatAsks', { role, asked }) : role;
  };

  return {
    asks,
    seat,
    option: (seats: readonly SeatLike[]): string => seats.map(seat).join(' + '),
    crew: (crew: Crew): string => crew.any.map((one) => one.all.map(seat).join(' + ')).join(t('crews.or')),
    /** Which orders: "安装 · 空调 · P1"; "所有上门工单" where anything goes. */
    about: ({ kind, category, product, priority }: About): string => {
      const found = kinds?.find((one) => one.code === kind);
      const sort = kind === null ? '' : found ? nameFor(language, found) : kind;
      return [product && nameFor(language, product), category && nameFor(language, category), sort, priority === null ? '' : `P${priority}`].filter(Boolean).join(' · ') || t('crews.everywhere');
    },
  };
}

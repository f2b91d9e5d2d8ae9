import { useTranslation } from 'react-i18next';

import { today } from '@/lib/day';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

import { monthBeside } from './reckon';
import { useFairWords } from './use-fair-words';

/** The month before, this one by name, the month after; none lies ahead. */
export function MonthTools({ month, onMonth }: { month: string; onMonth: (month: string) => void }) {
  const { t } = useTranslation();
  const words = useFairWords();
  const present = useThisMonth();
  return (
    <>
      <Button square look="quiet" aria-label={t('fair.monthBefore')} title={t('fair.monthBefore')} onClick={() => onMonth(monthBeside(month, -1))}>
        <Icon name="left" />
      </Button>
      <Button look="quiet" title={t('fair.toThisMonth')} onClick={() => onMonth(present)}>
        {words.month(month)}
      </Button>
      <Button square look="quiet" aria-label={t('fair.monthAfter')} title={t('fair.monthAfter')} disabled={month >= present} onClick={() => onMonth(monthBeside(month, 1))}>
        <Icon name="right" />
      </Button>
    </>
  );
}

/** The month it is where the reader is. */
export function useThisMonth(): string {
  const { zone } = useReader();
  return today(useNow(), zone).slice(0, 7);
}

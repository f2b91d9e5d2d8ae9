import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { buttonClass } from '@/ui/button';
import { Card } from '@/ui/card';

import { FAIRNESS } from './paths';

/** On one's own page: the way to what one was given this month. */
export function FairCard() {
  const { t } = useTranslation();
  return (
    <Card icon="people" title={t('fair.mine')} lead={t('fair.mineLead')}>
      <Link className={buttonClass()} to={FAIRNESS}>
        {t('fair.lookAtMine')}
      </Link>
    </Card>
  );
}

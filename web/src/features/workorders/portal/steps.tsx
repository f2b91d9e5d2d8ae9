import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Link } from '@/lib/address';
import { Button } from '@/ui/button';
import { ColumnPage } from '@/ui/column';
import { Icon } from '@/ui/icon';

import styles from './report.module.css';

type Props = { step: 1 | 2 | 3; title: string; children: ReactNode; next?: { words: string; busy?: boolean; onPress: () => void } };

/** The frame of the three steps: how far one is, the way back, and the one button at the thumb. */
export function Steps({ step, title, children, next }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles['bars']} aria-hidden="true">
        {[1, 2, 3].map((one) => (
          <i key={one} className={one <= step ? styles['passed'] : undefined} />
        ))}
      </div>
      <div className={styles['above']}>
        <Link to={step === 1 ? '/' : `/report?step=${step - 1}`} className={styles['back']}>
          <Icon name="left" />
          {t(step === 1 ? 'portal.report.home' : 'portal.report.back')}
        </Link>
        <span>{t('portal.report.step', { n: step })}</span>
      </div>
      <ColumnPage key={step} title={title}>
        {children}
      </ColumnPage>
      {next && (
        <div className={styles['dock']}>
          <Button look="primary" size="big" busy={next.busy ?? false} onClick={next.onPress}>
            {next.words}
          </Button>
          <p>
            <Icon name="check" size={14} />
            {t('portal.report.saved')}
          </p>
        </div>
      )}
    </>
  );
}

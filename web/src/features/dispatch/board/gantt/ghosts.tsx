import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { extentOf, type Scale } from '../geometry/scale';
import type { Span } from '../geometry/zone-days';
import type { Ghost } from '../plan/ghosts';
import styles from './ghosts.module.css';

type Props = { of: readonly Ghost[]; scale: Scale } & Span;

/** Where a plan would have an engineer's visits, in dashes above what stands. The plan's own page says the same in words. */
export const Ghosts = memo(function Ghosts({ of, scale, from, until }: Props) {
  const { t } = useTranslation();
  return of
    .filter((one) => one.from < until && one.until > from)
    .map((one) => {
      const extent = extentOf(scale, one.from, one.until);
      return (
        extent && (
          <i key={one.key} className={styles['ghost']} style={{ left: extent.left, width: extent.width }} aria-hidden="true">
            <span>{t('orders.number', { number: one.number })}</span>
          </i>
        )
      );
    });
});

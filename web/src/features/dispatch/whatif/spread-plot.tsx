import { useTranslation } from 'react-i18next';

import { WAYS, type Result } from './types';
import { useWhatIfWords } from './use-whatif-words';
import styles from './whatif.module.css';

const HEIGHT = 80;
const WIDTH = 240;
const GAP = 0.2;

/** Everybody's minutes for each hour of duty as bars in ascending order, on one scale for the three ways. */
export function SpreadPlot({ of }: { of: Result }) {
  const { t } = useTranslation();
  const words = useWhatIfWords();
  const most = Math.max(1, ...WAYS.flatMap((way) => of[way].spread));
  return (
    <div className={styles['spreads']}>
      {WAYS.map((way) => {
        const { spread, gini, compared } = of[way];
        const step = WIDTH / Math.max(spread.length, 1);
        const [least, greatest] = [spread[0] ?? 0, spread.at(-1) ?? 0];
        return (
          <figure key={way}>
            <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={t('whatif.spreadOf', { way: t(`whatif.way.${way}`), least: words.number(least, 1), most: words.number(greatest, 1) })} data-way={way}>
              {spread.map((value, at) => (
                <rect key={at} x={at * step + (step * GAP) / 2} width={step * (1 - GAP)} y={HEIGHT - (value / most) * HEIGHT} height={(value / most) * HEIGHT} />
              ))}
            </svg>
            <figcaption>
              <b>{t(`whatif.way.${way}`)}</b>
              <span>{t('whatif.from', { least: words.number(least, 1), most: words.number(greatest, 1) })}</span>
              <span>{t('whatif.giniOf', { gini: words.value('gini', gini), count: compared })}</span>
            </figcaption>
          </figure>
        );
      })}
    </div>
  );
}

import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';

import styles from './item-field.module.css';
import { numberIn, verdict, type Verdict } from './reckon';
import type { Item } from './types';
import { useLeaving } from './use-leaving';

type Props = { item: Item; value: number | null; verdict: Verdict; labelled: string; onNumber: ((number: number | null) => void) | undefined };

/** A reading with its unit and its limits: the phone's number pad, and at once whether it is within them. */
export function NumberField({ item, value, verdict: found, labelled, onNumber }: Props) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState<string>();
  const shown = writing ?? (value === null ? '' : String(value));
  const read = numberIn(shown);
  const wrong = shown !== '' && read === undefined;
  const now = writing === undefined ? found : read === undefined ? '' : verdict(item, { number: read });
  const limits = useLimits()(item);
  const field = useRef<HTMLInputElement>(null);
  useLeaving(leave);
  if (!onNumber) return value === null ? null : <p className={styles['read']}>{[value, item.unit].join(' ')}</p>;

  /** The phone's number pad has no minus. What is being written goes on, what stands is given anew at once. */
  function turn(): void {
    const turned = read === undefined ? (shown.startsWith('-') ? shown.slice(1) : `-${shown}`) : String(-read);
    if (read !== undefined && document.activeElement !== field.current) onNumber?.(-read);
    else {
      setWriting(turned);
      field.current?.focus();
    }
  }

  function leave(): void {
    if (writing === undefined || wrong) return;
    if ((read ?? null) !== value) onNumber?.(read ?? null);
    setWriting(undefined);
  }

  return (
    <div className={styles['measure']}>
      <div className={styles['reading']} data-verdict={now || 'open'}>
        <input
          ref={field}
          inputMode="decimal"
          aria-labelledby={labelled}
          aria-invalid={wrong || undefined}
          autoComplete="off"
          enterKeyHint="done"
          maxLength={20}
          value={shown}
          onChange={(event) => setWriting(event.target.value)}
          onBlur={leave}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
        {item.unit && <span>{item.unit}</span>}
      </div>
      {(item.low === null || item.low < 0) && (
        <Button size="big" className={styles['sign']} aria-label={t('checks.minus')} onMouseDown={(event) => event.preventDefault()} onClick={turn}>
          ±
        </Button>
      )}
      <p className={styles['limits']} data-verdict={wrong ? 'failed' : now || 'open'} role="status">
        {wrong ? t('checks.noNumber') : [limits, now === 'failed' ? t('checks.outside') : ''].filter(Boolean).join(' · ')}
      </p>
    </div>
  );
}

/** Which numbers pass, in words. */
function useLimits(): (item: Pick<Item, 'low' | 'high' | 'unit'>) => string {
  const { t } = useTranslation();
  return ({ low, high, unit }) => {
    if (low !== null && high !== null) return t('checks.between', { low, high, unit }).trim();
    if (low !== null) return t('checks.atLeast', { low, unit }).trim();
    return high !== null ? t('checks.atMost', { high, unit }).trim() : '';
  };
}

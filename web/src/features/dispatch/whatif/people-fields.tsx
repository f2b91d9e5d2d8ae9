import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

import type { Copy, Draft } from './draft';
import { EngineerSelect, EngineersSelect } from './engineer-select';
import styles from './whatif.module.css';

const MOST = 20;

/** Who is not there, and of whom there are more. */
export function PeopleFields({ draft, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) {
  const { t } = useTranslation();
  const put = (at: number, part: Partial<Copy>): void => change({ copies: draft.copies.map((one, n) => (n === at ? { ...one, ...part } : one)) });
  return (
    <fieldset className={styles['part']}>
      <legend>{t('whatif.people')}</legend>
      <div className={styles['field']}>
        <span>{t('whatif.without')}</span>
        <EngineersSelect label={t('whatif.without')} placeholder={t('whatif.chooseNobody')} value={draft.without} onChange={(without) => change({ without })} />
      </div>
      {draft.copies.map((one, at) => (
        <div key={at} className={styles['row']}>
          <InputNumber<number> className={styles['number'] ?? ''} aria-label={t('whatif.howMany')} min={1} max={MOST} precision={0} value={one.count} onChange={(count) => put(at, { count: count ?? 1 })} />
          <span>{t('whatif.moreAs')}</span>
          <EngineerSelect label={t('whatif.likeWhom')} placeholder={t('whatif.likeWhom')} value={one.engineer} onChange={(engineer) => put(at, { engineer })} />
          <Button square look="quiet" aria-label={t('whatif.remove')} title={t('whatif.remove')} onClick={() => change({ copies: draft.copies.filter((_, n) => n !== at) })}>
            <Icon name="cross" />
          </Button>
        </div>
      ))}
      {draft.copies.length < MOST && (
        <Button look="quiet" size="small" onClick={() => change({ copies: [...draft.copies, { engineer: '', count: 1 }] })}>
          <Icon name="plus" size={14} />
          {t('whatif.addCopy')}
        </Button>
      )}
    </fieldset>
  );
}

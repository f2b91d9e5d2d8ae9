import { useTranslation } from 'react-i18next';

import type { Asset } from '@/features/assets/portal/queries';
import { ScanThing } from '@/features/assets/portal/scan-thing';
import { useThings } from '@/features/assets/portal/use-things';
import { useThingWords } from '@/features/assets/portal/use-thing-words';
import { Button } from '@/ui/button';
import { CardBones, Line, Unread } from '@/ui/column';
import { Icon } from '@/ui/icon';

import type { Draft } from './report-draft';
import styles from './report.module.css';
import { Steps } from './steps';

type Props = { draft: Draft; change: (part: Partial<Draft>) => void; onNext: () => void };

/** Which one? A tap chooses and goes on. */
export function StepWhich({ draft, change, onNext }: Props) {
  const { t } = useTranslation();
  const { things, rows, search, setSearch, many } = useThings();
  const words = useThingWords();

  function choose(part: Partial<Draft>): void {
    const other = part.thing?.software !== draft.thing?.software; // the short answers are others
    change({ ...part, ...(other && { signs: [] }) });
    onNext();
  }

  const chosen = (asset: Asset): void => choose({ thing: { key: asset.key, name: asset.name, text: words.line(asset), software: asset.is_software }, other: false });

  return (
    <Steps step={1} title={t('portal.report.which')}>
      {many && (
        <div className={styles['search']}>
          <Line type="search" label={t('portal.report.search')} placeholder={t('portal.report.searchHint')} value={search} onChange={(event) => setSearch(event.target.value)} />
        </div>
      )}
      {rows !== undefined && rows.length > 0 && <ScanThing onFound={chosen} />}
      {things.isError && <Unread error={things.error} onAgain={() => void things.refetch()} />}
      <div className={styles['list']}>
        {rows === undefined && !things.isError && <CardBones />}
        {rows?.length === 0 && <p>{t(search ? 'portal.report.none' : 'portal.report.empty')}</p>}
        {rows?.map((asset) => (
          <button
            key={asset.key}
            type="button"
            className={styles['thing']}
            aria-pressed={draft.thing?.key === asset.key}
            onClick={() => chosen(asset)}
          >
            <Icon name={asset.is_software ? 'screen' : 'cube'} size={20} />
            <span>
              <b>{asset.name}</b>
              <small>{words.line(asset)}</small>
            </span>
            <Icon name="right" />
          </button>
        ))}
        {things.hasNextPage && (
          <Button size="big" look="quiet" busy={things.isFetchingNextPage} onClick={() => void things.fetchNextPage()}>
            {t('portal.more')}
          </Button>
        )}
        <button type="button" className={styles['thing']} aria-pressed={draft.other} onClick={() => choose({ thing: null, other: true })}>
          <Icon name="plus" size={20} />
          <span>
            <b>{t('portal.report.other')}</b>
            <small>{t('portal.report.otherText')}</small>
          </span>
          <Icon name="right" />
        </button>
      </div>
    </Steps>
  );
}

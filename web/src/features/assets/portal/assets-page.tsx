import { useTranslation } from 'react-i18next';

import { go } from '@/lib/address';
import { Button } from '@/ui/button';
import { CardBones, CardLink, Cards, ColumnPage, Empty, Line, Unread } from '@/ui/column';
import { Icon } from '@/ui/icon';

import styles from './asset.module.css';
import type { Asset } from './queries';
import { ScanThing } from './scan-thing';
import { useThings } from './use-things';
import { useThingWords } from './use-thing-words';

export function ThingCard({ asset }: { asset: Asset }) {
  const words = useThingWords();
  return (
    <CardLink to={`/assets/${asset.key}`} icon={<Icon name={asset.is_software ? 'screen' : 'cube'} size={20} />} title={asset.name} text={words.line(asset)} />
  );
}

/** All that my company has with us. */
export function AssetsPage() {
  const { t } = useTranslation();
  const { things, rows, search, setSearch, many } = useThings();
  return (
    <ColumnPage title={t('portal.thing.title')}>
      {many && (
        <div className={styles['search']}>
          <Line type="search" label={t('portal.thing.search')} placeholder={t('portal.report.searchHint')} value={search} onChange={(event) => setSearch(event.target.value)} />
        </div>
      )}
      {rows !== undefined && rows.length > 0 && <ScanThing onFound={(asset) => go(`/assets/${asset.key}`)} />}
      {things.isError && <Unread error={things.error} onAgain={() => void things.refetch()} />}
      {rows === undefined && !things.isError && <CardBones />}
      {rows?.length === 0 && <Empty>{t(search ? 'portal.thing.none' : 'portal.thing.empty')}</Empty>}
      {rows !== undefined && rows.length > 0 && (
        <Cards>
          {rows.map((asset) => (
            <ThingCard key={asset.key} asset={asset} />
          ))}
        </Cards>
      )}
      {things.hasNextPage && (
        <Button size="big" look="quiet" busy={things.isFetchingNextPage} onClick={() => void things.fetchNextPage()}>
          {t('portal.more')}
        </Button>
      )}
    </ColumnPage>
  );
}

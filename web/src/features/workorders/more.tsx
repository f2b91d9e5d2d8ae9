import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';

import styles from './more.module.css';

export type Pages = { hasNextPage: boolean; isFetchingNextPage: boolean; isFetchNextPageError: boolean; fetchNextPage: () => unknown };

/** The end of what has been read: coming near it reads on; the button is for whoever gets there first. */
export function More({ pages }: { pages: Pages }) {
  const { t } = useTranslation();
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = pages;
  const goOn = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;

  useEffect(() => {
    if (!goOn || end.current === null) return;
    const watch = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && fetchNextPage(), { rootMargin: '600px' });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [goOn, fetchNextPage]);

  return (
    <div ref={end} className={styles['more']}>
      {isFetchingNextPage && t('queue.moreComing')}
      {hasNextPage && !isFetchingNextPage && (
        <Button look="quiet" size="small" onClick={() => void fetchNextPage()}>
          {isFetchNextPageError ? t('trouble.retry') : t('queue.more')}
        </Button>
      )}
    </div>
  );
}

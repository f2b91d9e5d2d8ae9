import { useTranslation } from 'react-i18next';
import { Link, useRouteError } from 'react-router';

import { QUEUE } from '@/features/workorders/paths';
import { isUnfetched } from '@/lib/unfetched';
import { Button, buttonClass } from '@/ui/button';
import { Notice } from '@/ui/notice';

/** A mistake of ours, or a page that could not be fetched: nothing of it is shown but what to do. */
export function Broken() {
  const { t } = useTranslation();
  const cut = isUnfetched(useRouteError());
  return (
    <main>
      <Notice title={t(cut ? 'trouble.unfetchedTitle' : 'trouble.brokenTitle')} text={t(cut ? 'trouble.unfetched' : 'trouble.broken')}>
        <Button look="primary" onClick={() => location.reload()}>
          {t('trouble.reload')}
        </Button>
      </Notice>
    </main>
  );
}

/** An address that leads nowhere. */
export function Nowhere() {
  const { t } = useTranslation();
  return (
    <Notice title={t('trouble.notFoundTitle')} text={t('trouble.notFound')}>
      <Link className={buttonClass()} to={QUEUE}>
        {t('trouble.backToQueue')}
      </Link>
    </Notice>
  );
}

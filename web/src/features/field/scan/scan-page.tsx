import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { go } from '@/lib/address';
import { canLook } from '@/lib/camera';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Icon } from '@/ui/icon';
import { Notice, Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { Scanner } from '@/ui/scanner';

import { OrderRows } from '../orders/orders-page';
import frame from '../page.module.css';
import { orderPath } from '../paths';
import { scanQuery } from '../queries';
import { Bones } from '../states';
import styles from './scan-page.module.css';

const OPEN = new Set(['reported', 'triaged', 'assigned', 'working', 'waiting', 'resolved']);

/** 扫一扫: from the plate on the machine to its order, by the camera or by typing. */
export function ScanPage() {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [typed, setTyped] = useState('');
  const [looking, setLooking] = useState(false);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setCode(typed.trim());
  }

  function seen(found: string): void {
    setLooking(false);
    setTyped(found);
    setCode(found);
  }

  return (
    <div className={frame['page']}>
      <header className={frame['head']}>
        <h1>{t('field.scan.title')}</h1>
      </header>
      <div className={frame['body']}>
        {!canLook() && <p className={styles['hint']}>{t('field.scan.noCamera')}</p>}
        {canLook() && !looking && (
          <Button look="primary" size="big" onClick={() => setLooking(true)}>
            <Icon name="scan" size={20} />
            {t('field.scan.start')}
          </Button>
        )}
        {looking && <Scanner onFound={seen} onClose={() => setLooking(false)} />}
        <form className={styles['form']} onSubmit={submit}>
          <Field label={t('field.scan.label')} value={typed} maxLength={200} autoCapitalize="characters" autoComplete="off" spellCheck={false} enterKeyHint="search" onChange={(event) => setTyped(event.target.value)} />
          <Button type="submit" size="big" disabled={!typed.trim()}>
            {t('field.scan.go')}
          </Button>
        </form>
        {code && <Meant code={code} />}
      </div>
    </div>
  );
}

/** What the code leads to: the one open order at once, else a choice. */
function Meant({ code }: { code: string }) {
  const { t } = useTranslation();
  const said = useProblemWords();
  const scan = useQuery(scanQuery(code));
  const open = scan.data?.orders.filter((order) => OPEN.has(order.state)) ?? [];
  const only = open.length === 1 ? open[0] : scan.data?.orders.length === 1 ? scan.data.orders[0] : undefined;
  useEffect(() => {
    if (only !== undefined) go(orderPath(only.key));
  }, [only]);
  if (scan.isPending) return <Bones label={t('field.orders.loading')} rows={2} />;
  if (scan.data === undefined) return <Said>{t('field.scan.failed', { why: said(scan.error) })}</Said>;
  if (scan.data.asset === null && scan.data.orders.length === 0) return <Notice title={t('field.scan.emptyTitle')} text={t('field.scan.empty', { code })} />;
  if (scan.data.orders.length === 0) return <Notice title={scan.data.asset?.name ?? ''} text={t('field.scan.assetOnly', { name: scan.data.asset?.name ?? '' })} />;
  return (
    <section className={frame['section']}>
      <h2>{t('field.scan.orders')}</h2>
      <OrderRows lines={scan.data.orders} />
    </section>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Card, Pair } from '@/ui/card';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import pairs from '../order-particulars.module.css';
import { timelineQuery } from '../queries';
import type { Order } from '../types';
import styles from './own-card.module.css';
import { customFieldsQuery, revealValue } from './queries';
import type { Shown } from './types';
import { useValueWords } from './value-words';

/** The sheet brings antd's inputs along; the page does not wait for them. */
const OwnSheet = lazy(() => import('./own-sheet').then((file) => ({ default: file.OwnSheet })));

/** What the company itself asks of such an order, and what is known of it. */
export function OwnCard({ order, mayEdit }: { order: Order; mayEdit: boolean }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const words = useValueWords();
  const [editing, setEditing] = useState(false);
  if (order.custom.length === 0) return null;
  const asked = order.custom.filter((one) => one.shown);
  return (
    <Card
      icon="note"
      title={t('own.title')}
      actions={
        mayEdit &&
        asked.length > 0 && (
          <Button size="small" look="quiet" onClick={() => setEditing(true)}>
            <Icon name="pen" size={14} />
            {t('own.edit')}
          </Button>
        )
      }
    >
      <dl className={pairs['pairs']}>
        {order.custom.map((one) => {
          const said = words(one, one.value, one.name);
          return <Pair key={one.code} name={nameFor(language, one)} value={one.masked ? <Masked order={order.key} field={one} may={mayEdit} /> : said || <span className={styles['none']}>{t('own.nothing')}</span>} />;
        })}
      </dl>
      {editing && (
        <Suspense>
          <OwnSheet order={order} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </Card>
  );
}

/** A personal text: masked until somebody asks for it, and that they did is on record. */
function Masked({ order, field, may }: { order: string; field: Shown; may: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = useProblemWords();
  const known = useQuery(customFieldsQuery);
  const [write] = useState(() => revealValue(order, field.code));
  const [whole, setWhole] = useState<string>();
  const [trouble, setTrouble] = useState<unknown>();

  async function reveal(): Promise<void> {
    setTrouble(undefined);
    try {
      setWhole((await write.run({})).value);
      void client.invalidateQueries({ queryKey: timelineQuery(order).queryKey });
    } catch (error) {
      setTrouble(error);
    }
  }

  const personal = known.data?.some((one) => one.code === field.code && one.personal) ?? true;
  return (
    <span className={styles['masked']}>
      <span dir="auto">{whole ?? (typeof field.value === 'string' ? field.value : '')}</span>
      {may && personal && whole === undefined && (
        <Button size="small" look="quiet" onClick={() => void reveal()}>
          {t('own.reveal')}
        </Button>
      )}
      {trouble !== undefined && <Said>{words(trouble)}</Said>}
    </span>
  );
}

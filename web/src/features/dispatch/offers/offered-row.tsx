import { useTranslation } from 'react-i18next';

import { DueChip } from '@/features/workorders/due-chip';
import { Avatar } from '@/ui/avatar';
import { Button } from '@/ui/button';
import { Kbd } from '@/ui/kbd';

import { OrderItem } from '../list/order-item';
import styles from '../list/waiting-row.module.css';
import { askedOf } from './left';
import { LeftChip } from './left-chip';
import type { Offered } from './queries';
import { useOfferWords } from './use-offer-words';

type Props = { row: Offered; chosen: boolean; onWhy?: (() => void) | undefined; onChoose: () => void; onWithdraw: () => void };

/** An order somebody is asked about: whom, until when, who has said no already. */
export function OfferedItem({ row, chosen, onWhy, onChoose, onWithdraw }: Props) {
  const { t } = useTranslation();
  const words = useOfferWords();
  const { order, round } = row;
  const [first] = askedOf(round).names;
  const slot = round.offers.find(({ state }) => state === 'open');
  const said = round.offers.filter(({ state }) => state === 'declined').map(({ engineer, reason }) => t('desk.offered.said', { name: engineer.name, why: reason === '' ? '' : t(`desk.reason.${reason}`) }));
  return (
    <OrderItem order={order} chosen={chosen} chip={<DueChip row={order} />} onChoose={onChoose}>
      <div className={styles['answer']}>
        <span className={styles['who']}>
          {first !== undefined && <Avatar name={first} small />}
          <b dir="auto">{words.waitingFor(round)}</b>
          <LeftChip round={round} />
          <span className={styles['why']}>{[slot && t('desk.offered.begins', { time: words.when(slot.starts_at) }), round.how !== 'offer' && words.how(round), ...said].filter(Boolean).join(' · ')}</span>
        </span>
        {onWhy && (
          <Button look="quiet" size="small" onClick={onWhy}>
            {t('dispatch.card.why')}
          </Button>
        )}
        {row.may_send && (
          <Button size="small" onClick={onWithdraw}>
            {t('desk.offered.withdraw')}
            {chosen && <Kbd>W</Kbd>}
          </Button>
        )}
      </div>
    </OrderItem>
  );
}

import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { useNow } from '@/lib/now';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';
import { Choices } from '@/ui/list-page';
import unseen from '@/ui/unseen.module.css';

import { dayAfter, mondayOf, startOfDay } from '../geometry/zone-days';
import { useBoardLine } from '../live';
import { MapToggle } from '../map/map-toggle';
import { UNDECIDED, type ListOver } from '../side/use-list-over';
import type { BoardAddress } from '../use-board-address';
import { useBoardWords } from '../use-board-words';
import styles from './board-head.module.css';
import { Filters } from './filters';

type Props = { address: BoardAddress; zone: string; /** How many wait for somebody: said where the list of them is not beside the board. */ waiting: string; stand: ListOver['stand']; button: ListOver['button']; onList: () => void; undoable: string | undefined; onUndo: () => void; /** Asks for a plan of what is shown, for whoever may. */ onPlan: (() => void) | undefined };

/** Which day, how much of it, whose; whether it is live; and the last move back. */
export const BoardHead = memo(function BoardHead({ address, zone, waiting, stand, button, onList, undoable, onUndo, onPlan }: Props) {
  const { t } = useTranslation();
  return (
    <header className={styles['head']}>
      <h1 className={unseen['unseen']}>{t('board.title')}</h1>
      {stand !== 'beside' && (
        <Button ref={button} size="small" aria-expanded={stand === 'over'} aria-controls={UNDECIDED} onClick={onList}>
          {t('board.undecided')} {waiting}
        </Button>
      )}
      <Days address={address} zone={zone} />
      <Filters address={address} />
      <span className={styles['grow']} />
      <Live />
      <MapToggle />
      <Button look="quiet" size="small" disabled={undoable === undefined} title={undoable} onClick={onUndo}>
        <Icon name="history" size={14} />
        {t('board.undo')}
        <Kbd>U</Kbd>
      </Button>
      {onPlan && (
        <Button size="small" onClick={onPlan}>
          <Icon name="bulb" size={14} />
          {t('proposals.board.ask')}
          <Kbd>⇧P</Kbd>
        </Button>
      )}
    </header>
  );
});

/** A picker of days costs more to render than a row of the board: only when another day is shown. */
const Days = memo(function Days({ address, zone }: Pick<Props, 'address' | 'zone'>) {
  const { t } = useTranslation();
  const words = useBoardWords();
  const { day, zoom } = address;
  const first = startOfDay(zoom === 'week' ? mondayOf(day) : day, zone);
  const shown = zoom === 'week' ? words.days(first, startOfDay(dayAfter(mondayOf(day), 6), zone)) : words.day(first);
  return (
    <>
      <div className={styles['days']}>
        <Button size="small" square aria-label={t(`board.previous.${zoom}`)} title={t(`board.previous.${zoom}`)} onClick={() => address.step(-1)}>
          <Icon name="left" size={14} />
        </Button>
        <DatePicker
          className={styles['date'] ?? ''}
          value={dayjs(day)}
          size="small"
          format={() => shown}
          allowClear={false}
          inputReadOnly
          suffixIcon={null}
          aria-label={t('board.date')}
          onChange={(to: dayjs.Dayjs | null) => to && address.goTo(to.format('YYYY-MM-DD'))}
        />
        <Button size="small" square aria-label={t(`board.next.${zoom}`)} title={t(`board.next.${zoom}`)} onClick={() => address.step(1)}>
          <Icon name="right" size={14} />
        </Button>
        <Button size="small" disabled={address.isToday} onClick={address.toToday}>
          {t('board.today')}
        </Button>
      </div>
      <Choices
        label={t('board.zoom')}
        options={[
          { value: 'day', label: t('board.day') },
          { value: 'week', label: t('board.week') },
        ]}
        value={zoom}
        onChange={(to) => address.put({ zoom: to === 'week' ? to : undefined })}
      />
    </>
  );
});

/** Whether what others do is heard; and, while it is, what o'clock it is here: that is not said aloud every minute. */
function Live() {
  const { t } = useTranslation();
  const words = useBoardWords();
  const [up, now] = [useBoardLine(), useNow()];
  return (
    <span className={up ? styles['live'] : styles['cut']}>
      {up ? <i className={styles['dot']} aria-hidden="true" /> : <Icon name="cut" size={14} />}
      <span role="status">{t(up ? 'board.live' : 'board.notLive')}</span>
      {up && <span>{words.clock(now.getTime())}</span>}
    </span>
  );
}

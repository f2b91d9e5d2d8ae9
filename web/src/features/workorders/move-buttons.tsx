import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useKeys } from '@/lib/keys';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';
import { MenuButton } from '@/ui/menu-button';

import styles from './move-buttons.module.css';
import { moveLetter } from './status';
import type { KnownMove, Moves } from './use-moves';

/** The likeliest move as the one button, the rest in a menu; each has its letter. */
export function MoveButtons({ moves, children }: { moves: Moves; children?: ReactNode }) {
  const { t } = useTranslation();
  const all = moves.primary ? [moves.primary, ...moves.others] : moves.others;
  useKeys(moves.busy || moves.asking ? {} : Object.fromEntries(all.map((one) => [moveLetter[one.move], () => moves.begin(one)])));

  const entry = (one: KnownMove) => ({
    key: one.move,
    label: (
      <span className={styles['entry']}>
        {t(`moves.${one.move}`)}
        <Kbd>{moveLetter[one.move].toUpperCase()}</Kbd>
      </span>
    ),
    onClick: () => moves.begin(one),
  });

  return (
    <div className={styles['buttons']}>
      {children}
      {moves.primary && <Primary move={moves.primary} moves={moves} />}
      {moves.others.length > 0 && (
        <MenuButton items={moves.others.map(entry)} disabled={moves.busy} className={styles['menu']}>
          {t('orders.more')}
          <Icon name="down" size={14} />
        </MenuButton>
      )}
    </div>
  );
}

function Primary({ move, moves }: { move: KnownMove; moves: Moves }) {
  const { t } = useTranslation();
  return (
    <Button look="primary" busy={moves.busy} onClick={() => moves.begin(move)}>
      {t(`moves.${move.move}`)}
      <Kbd onAccent>{moveLetter[move.move].toUpperCase()}</Kbd>
    </Button>
  );
}

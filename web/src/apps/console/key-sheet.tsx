import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';

import { BOARD_PAGE } from '@/features/dispatch/board/paths';
import { moveLetter, type MoveName } from '@/features/workorders/status';
import { Kbd } from '@/ui/kbd';
import { sizes } from '@/ui/theme';

import styles from './key-sheet.module.css';

/** Everything the keyboard does, on one sheet. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const onBoard = useLocation().pathname.startsWith(BOARD_PAGE);
  const groups: [string, [string, string[]][]][] = [
    [
      t('keys.groupEverywhere'),
      [
        [t('keys.palette'), ['Ctrl', 'K']],
        [t('keys.palette'), ['/']],
        [t('keys.newOrder'), ['N']],
        [t('keys.inbox'), ['I']],
        [t('keys.remind'), ['Q']],
        [t('keys.back'), ['Esc']],
        [t('keys.help'), ['?']],
      ],
    ],
    [
      t('keys.groupList'),
      [
        [t('keys.next'), ['J', '↓']],
        [t('keys.previous'), ['K', '↑']],
        [t('keys.edges'), ['Home', 'End']],
        [t('keys.open'), ['↵']],
        [t('keys.peek'), [t('keys.spaceBar'), 'P']],
        [t('keys.tick'), ['X']],
        [t('keys.tickRange'), ['⇧', 'J', 'K']],
        [t('keys.tickAll'), ['⇧', 'X']],
        [t('keys.filter'), ['F']],
        [t('keys.columns'), ['V']],
        [t('keys.catchUp'), ['.']],
        [t('keys.backQueue'), ['Esc']],
      ],
    ],
    [
      t('keys.groupOrder'),
      [
        ...(Object.entries(moveLetter) as [MoveName, string][]).map(([move, letter]): [string, string[]] => [t(`moves.${move}`), [letter.toUpperCase()]]),
        [t('keys.write'), ['M']],
        [t('composer.toCustomer'), ['P']],
        [t('context.plan'), ['V']],
        [t('appointments.sheetTitle'), ['⇧', 'V']],
        [t('change.title'), ['D']],
        [t('macros.title'), ['⇧', 'M']],
        [t('replies.key'), ['/']],
        [t('orders.watch'), ['F']],
        [t('clock.explain'), ['Y']],
        [t('timeline.show'), ['1', '…', '5']],
        [t('keys.send'), ['Ctrl', '↵']],
      ],
    ],
    [
      t('proposals.keys.group'),
      [
        [t('proposals.keys.ask'), ['⇧', 'P']],
        [t('proposals.keys.walk'), ['J', 'K']],
        [t('proposals.keys.tick'), [t('keys.spaceBar')]],
        [t('proposals.keys.all'), ['⇧', 'X']],
        [t('proposals.keys.check'), ['C']],
        [t('proposals.keys.take'), ['A']],
        [t('proposals.keys.board'), ['B']],
        [t('proposals.keys.stop'), ['S']],
      ],
    ],
    [
      t('dispatch.title'),
      [
        [t('dispatch.keys.accept'), ['↵']],
        [t('dispatch.keys.move'), ['J', 'K', '↓', '↑']],
        [t('dispatch.keys.other'), ['E']],
        [t('dispatch.keys.again'), ['R']],
        [t('dispatch.keys.open'), ['O']],
      ],
    ],
    [
      t('board.keys.group'),
      [
        [t('board.keys.grid'), ['G']],
        [t('board.keys.walk'), ['←', '→', '↑', '↓']],
        [t('board.keys.look'), [t('keys.spaceBar')]],
        [t('board.keys.take'), ['↵']],
        [t('board.keys.carry'), ['←', '→', '↑', '↓']],
        [t('board.keys.hour'), ['PgUp', 'PgDn']],
        [t('board.keys.end'), ['⇧', '←', '→']],
        [t('board.keys.back'), ['Esc']],
        [t('board.keys.off'), ['⌫']],
        [t('board.keys.place'), ['P']],
        [t('board.keys.undo'), ['U']],
        [t('board.keys.undo'), ['Ctrl', 'Z']],
        [t('board.keys.days'), ['[', ']']],
        [t('board.keys.today'), ['T']],
        [t('board.keys.fine'), ['Alt']],
        [t('map.key'), ['M']],
      ],
    ],
  ];
  return (
    <Modal open title={t('keys.title')} footer={null} onCancel={onClose} transitionName="" maskTransitionName="" width={`calc(${sizes.sheet} + ${sizes.rail})`}>
      {(onBoard ? [...groups.slice(-2).toReversed(), ...groups.slice(0, -2)] : groups).map(([name, rows]) => (
        <section key={name} className={styles['group']}>
          <h3>{name}</h3>
          <dl className={styles['keys']}>
            {rows.map(([what, keys]) => (
              <div key={`${what} ${keys.join(' ')}`}>
                <dt>{what}</dt>
                <dd>
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}

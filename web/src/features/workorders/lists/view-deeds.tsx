import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Popover } from '@/ui/popover';
import { useProblemWords } from '@/ui/problem-words';

import { savedPath } from '../paths';
import { stepped } from './arrange';
import { groupsOf } from './groups';
import styles from './list-bar.module.css';
import { archiveView, restoreView, viewsChanged, viewsQuery } from './queries';
import type { View } from './types';
import { useArranged } from './use-arranged';
import { useList } from './use-list';

/** antd's form comes along with it. */
const RenameView = lazy(() => import('./rename-view'));

const STEPS = [
  ['moveUp', -1],
  ['moveDown', 1],
] as const;

/** What can be done with a kept view besides changing what it lists: another name, another place, putting it away. */
export function ViewDeeds({ view, onAway }: { view: View; onAway: (view: View) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = useProblemWords();
  const { go } = useList();
  const [write] = useState(() => archiveView(view.key));
  const { language } = useReader();
  const arranged = useArranged();
  const views = useQuery(viewsQuery);
  const keys = groupsOf(views.data?.rows ?? [], language, t).map((group) => group.views.map((one) => one.key));
  const mayStep = (by: 1 | -1): boolean => keys.some((group) => group.includes(view.key) && group[group.indexOf(view.key) + by] !== undefined);
  const [renaming, setRenaming] = useState(false);
  const [trouble, setTrouble] = useState('');

  async function putAway(): Promise<void> {
    setTrouble('');
    try {
      onAway(await write.run({}, { version: view.version }));
      go({ saved: null });
    } catch (error) {
      setTrouble(words(error));
    }
    viewsChanged(client);
  }

  const deeds = [
    ['rename', () => setRenaming(true)],
    ['putAway', () => void putAway()],
  ] as const;
  return (
    <>
      {trouble && (
        <span className={styles['trouble']} role="alert">
          {trouble}
        </span>
      )}
      <Popover label={t('lists.viewDeeds')} face={<Icon name="more" />} look="quiet" size="small" square>
        {(close) => (
          <ul className={styles['sorts']}>
            {STEPS.map(([word, by]) => (
              <li key={word}>
                <button type="button" disabled={!mayStep(by)} onClick={() => arranged.arrange(stepped(keys, view.key, by))}>
                  {t(`lists.${word}`)}
                </button>
              </li>
            ))}
            {deeds.map(([word, begin]) => (
              <li key={word}>
                <button
                  type="button"
                  onClick={() => {
                    close();
                    begin();
                  }}
                >
                  {t(`lists.${word}`)}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Popover>
      {renaming && (
        <Suspense>
          <RenameView view={view} onClose={() => setRenaming(false)} />
        </Suspense>
      )}
    </>
  );
}

/** What was put away just now, and how to have it back. */
export function PutAway({ view, onDone }: { view: View; onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const words = useProblemWords();
  const [write] = useState(() => restoreView(view.key));
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');

  async function restore(): Promise<void> {
    setBusy(true);
    try {
      await write.run({}, { version: view.version });
      viewsChanged(client);
      void navigate(savedPath(view.key));
      onDone();
    } catch (error) {
      setTrouble(words(error));
      setBusy(false);
    }
  }

  return (
    <span className={styles['away']} role="status">
      {trouble || t('lists.isAway', { name: view.name })}
      <Button look="quiet" size="small" busy={busy} onClick={() => void restore()}>
        {t('lists.undo')}
      </Button>
    </span>
  );
}

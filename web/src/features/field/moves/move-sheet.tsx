import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { meQuery } from '@/features/people/queries';
import { useKept } from '@/lib/kept';
import { Said } from '@/ui/notice';

import { Answer } from '../form';
import { Sheet } from '../sheet';
import { useAct } from '../use-act';
import styles from './move-sheet.module.css';

/** What a move asks for. It is kept at every key stroke until the phone has kept the move itself. */
export function useAsking<T extends object>(name: string, fresh: () => T) {
  const { t } = useTranslation();
  const person = useQuery(meQuery).data?.key ?? ''; // a phone may be handed on: what one has begun is not the other's
  const [draft, change, forget] = useKept<T>(`${person}.${name}`, fresh);
  const [tried, setTried] = useState(false);
  const { act, trouble } = useAct();
  return {
    draft,
    change,
    forget,
    act,
    trouble,
    setTried,
    unchosen: (value: string): string | undefined => (tried && value === '' ? t('field.sheet.choose') : undefined),
    unwritten: (text: string, name: string): string | undefined => (tried && !text.trim() ? t('field.sheet.required', { name }) : undefined),
  };
}

type Props = {
  asking: Pick<ReturnType<typeof useAsking>, 'forget' | 'trouble' | 'setTried'>;
  title: string;
  word: string;
  /** Whether all is there that is needed. */
  ready: boolean;
  /** Makes the move; false where the phone could not keep it. */
  onSend: () => Promise<boolean>;
  onClose: (done: boolean) => void;
  children: ReactNode;
};

/** The sheet of a move that asks for something. */
export function MoveSheet({ asking, title, word, ready, onSend, onClose, children }: Props) {
  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    asking.setTried(true);
    if (!ready || !(await onSend())) return;
    asking.forget();
    onClose(true);
  }

  return (
    <Sheet title={title} onClose={() => onClose(false)}>
      <form className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
        {asking.trouble && <Said>{asking.trouble}</Said>}
        {children}
        <Answer word={word} onClose={() => onClose(false)} />
      </form>
    </Sheet>
  );
}

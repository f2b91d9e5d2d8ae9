import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';

import { Button } from './button';
import { Notice } from './notice';
import { useReadWords } from './problem-words';

type Hidden = { title?: string; text?: string; step?: ReactNode };
type Props = { error: unknown; onRetry: () => void; title?: string; hidden?: Hidden };

/** Something could not be read, or is not this reader's to read (`hidden` says which thing): why, and the way on. */
export function ReadTrouble({ error, onRetry, title, hidden = {} }: Props) {
  const { t } = useTranslation();
  const words = useReadWords();
  const problem = error instanceof Problem ? error : undefined;
  if (problem?.hidden) {
    const why = problem.status === 403 ? 'forbidden' : 'notFound';
    return (
      <Notice title={hidden.title ?? t(`trouble.${why}Title`)} text={problem.detail || (hidden.text ?? t(`trouble.${why}`))}>
        {hidden.step}
      </Notice>
    );
  }
  return (
    <Notice title={title ?? t('trouble.failedTitle')} text={words(error)} request={problem?.request && t('trouble.request', { id: problem.request })}>
      <Button onClick={onRetry}>{t('trouble.retry')}</Button>
    </Notice>
  );
}

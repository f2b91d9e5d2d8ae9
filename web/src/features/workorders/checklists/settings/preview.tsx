import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

import type { Beside } from '../item-field';
import { ListForm } from '../list-form';
import { Progress, useStandingWords } from '../progress';
import { isNothing, nothing, standing } from '../reckon';
import type { Item, Said, Value } from '../types';
import type { Draft } from './draft';
import styles from './preview.module.css';

/** The list as a phone will show it, to be tried out: what is answered here goes nowhere. */
export function Preview({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const words = useStandingWords();
  const [said, setSaid] = useState<Map<string, Said>>(new Map());
  const stands = standing(draft.items, said);

  function answer(item: Item, value: Value): void {
    const next = new Map(said);
    if (isNothing(value)) next.delete(item.key);
    else next.set(item.key, { ...value, at: '' });
    setSaid(next);
  }

  const beside: Beside = {
    photos: (item, there) =>
      item.kind === 'photo' ? (
        <Button size="big" onClick={() => answer(item, { ...nothing(), files: [...(there?.files ?? []), 'tried'] })}>
          <Icon name="camera" size={20} />
          {t('checklists.previewPhoto', { count: there?.files.length ?? 0 })}
        </Button>
      ) : null,
    sign: (item, _, name) => {
      answer(item, { ...nothing(), files: ['tried'], text: name });
      return Promise.resolve();
    },
  };
  return (
    <div className={styles['phone']}>
      <header className={styles['head']}>
        <b dir="auto">{nameFor(language, draft) || t('checklists.unnamed')}</b>
        <Progress of={stands} />
        <span>
          {t('checks.progress', { done: stands.answered, total: stands.visible.length })} · {words(stands)}
        </span>
      </header>
      <div className={styles['body']}>
        {draft.items.length === 0 ? <p className={styles['none']}>{t('checklists.previewNone')}</p> : <ListForm items={draft.items} sections={draft.sections} last={said} onAnswer={answer} beside={beside} />}
      </div>
      {said.size > 0 && (
        <Button size="small" look="quiet" onClick={() => setSaid(new Map())}>
          {t('checklists.previewAgain')}
        </Button>
      )}
    </div>
  );
}

import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { useKept } from '@/lib/kept';
import { Button, buttonClass } from '@/ui/button';
import { Words } from '@/ui/column';
import { ChooseFiles, ChosenFiles } from '@/ui/files/choose';
import { useDrop, type Choosing } from '@/ui/files/use-uploads';
import { Icon } from '@/ui/icon';

import styles from './order.module.css';
import { Told } from './told';

type Props = {
  draft: string;
  label: string;
  hint: string;
  send: string;
  busy: boolean;
  error: unknown;
  onSend: (words: string) => Promise<void>;
  onNever?: () => void;
  most?: number;
  /** Files may go with the words, or instead of them. */
  choosing?: Choosing;
};

/** Words that go with what one does; kept at every key stroke until they are delivered. */
export function AskWords({ draft, label, hint, send, busy, error, onSend, onNever, most = 5000, choosing }: Props) {
  const { t } = useTranslation();
  const [kept, change] = useKept(draft, () => ({ words: '' }));
  const [tried, setTried] = useState(false);
  const said = kept.words.trim() !== '' || (choosing?.keys.length ?? 0) > 0;
  const onTheWay = choosing?.busy === true || choosing?.failed === true;
  const drop = useDrop((files) => choosing?.add(files));

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setTried(true);
    if (said) void onSend(kept.words.trim());
  }

  return (
    <form className={styles['form']} onSubmit={submit} noValidate {...(choosing && drop.box)}>
      <Words
        label={label}
        hint={hint}
        value={kept.words}
        maxLength={most}
        onChange={(event) => change({ words: event.target.value })}
        wrong={tried && !said ? t('portal.order.words') : undefined}
      />
      {choosing && (
        <div className={styles['files']}>
          <ChosenFiles choosing={choosing} />
          <ChooseFiles choosing={choosing} className={buttonClass()}>
            <Icon name="clip" />
            {t('files.attach')}
          </ChooseFiles>
        </div>
      )}
      <Told error={error} />
      <div className={styles['pair']}>
        <Button type="submit" look="primary" size="big" busy={busy} disabled={busy || onTheWay}>
          {choosing?.busy ? t('files.sending') : send}
        </Button>
        {onNever && (
          <Button size="big" onClick={onNever}>
            {t('portal.order.never')}
          </Button>
        )}
      </div>
    </form>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { asHtml } from '@/lib/html';
import { forgetKept } from '@/lib/kept';
import { Ago } from '@/ui/said-time';
import { Section } from '@/ui/column';
import { FileStrip } from '@/ui/files/strip';
import { useUploads } from '@/ui/files/use-uploads';

import { AskWords } from './ask-words';
import styles from './order.module.css';
import { fileAddress, reply, type Order } from './queries';
import { useAct } from './use-act';

/** What was said between the customer and us, oldest first, and the next word. */
export function Conversation({ order, person }: { order: Order; person: string }) {
  const { t } = useTranslation();
  const draft = `${person}.reply.${order.key}`;
  const [round, setRound] = useState(0);
  const choosing = useUploads('customers');
  const files = [...order.files, ...order.said.flatMap((said) => said.files)];
  const { act, busy, error } = useAct(() => reply(order.key), () => {
    forgetKept(draft);
    choosing.clear();
    setRound((before) => before + 1);
  });
  return (
    <Section title={t('portal.order.said')}>
      {order.said.length === 0 && <p className={styles['quiet']}>{t('portal.order.saidNone')}</p>}
      <ol className={styles['said']} aria-live="polite">
        {order.said.map((said) => (
          <li key={said.key} className={`${styles['word']} ${said.ours ? styles['ours'] : styles['theirs']}`}>
            <div className={styles['who']}>
              <b>{said.ours ? said.who || t('portal.order.us') : said.who || t('portal.order.you')}</b>
              <Ago at={said.at} />
            </div>
            <div className={styles['html']} dangerouslySetInnerHTML={{ __html: said.body_html }} />
            <FileStrip files={said.files} among={files} address={fileAddress(order.key)} />
          </li>
        ))}
      </ol>
      {order.moves.includes('note') && (
        <AskWords
          key={round}
          draft={draft}
          label={t('portal.order.reply')}
          hint={t('portal.order.replyHint')}
          send={t('portal.order.send')}
          busy={busy}
          error={error}
          choosing={choosing}
          onSend={(words) => act({ body: words && asHtml(words), files: choosing.keys })}
        />
      )}
    </Section>
  );
}

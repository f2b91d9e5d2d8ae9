import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { Section } from '@/ui/column';
import { FileStrip } from '@/ui/files/strip';
import { Icon, type IconName } from '@/ui/icon';

import styles from './checked.module.css';
import { checkedQuery, fileAddress, type Checked, type Order } from './queries';
import { useWhen } from './when';

/** What we looked at and found, list by list, for reading. Without any it takes no room. */
export function CheckedLists({ order }: { order: Order }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const when = useWhen();
  const { told, found } = useFoundWords();
  const lists = useQuery(checkedQuery(order.key)).data?.rows ?? [];
  if (lists.length === 0) return null;
  return (
    <Section title={t('portal.checked.title')}>
      <div className={styles['lists']}>
        {lists.map((list) => (
          <details key={list.key} className={styles['list']}>
            <summary>
              <b>{nameFor(language, list)}</b>
              <span>{[t('portal.checked.filled', { time: when.moment(list.filled_at) }), told(list.items)].filter(Boolean).join(' · ')}</span>
            </summary>
            <ul>
              {list.items.map((item, at) => (
                <li key={`${at} ${item.name_zh}`} data-verdict={item.verdict || 'open'}>
                  <Icon name={MARKS[item.verdict]} size={16} />
                  <span className={styles['what']}>
                    <span>{nameFor(language, item)}</span>
                    <b>{found(item)}</b>
                    <FileStrip files={order.files.filter((file) => item.files.includes(file.key))} among={order.files} address={fileAddress(order.key)} />
                  </span>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    </Section>
  );
}

const MARKS: Record<Checked['verdict'], IconName> = { '': 'empty', passed: 'check', failed: 'warn', na: 'pause' };

/** How many things were not as they should be; and what was found of one, in a few words. */
function useFoundWords(): { told: (items: Checked[]) => string; found: (item: Checked) => string } {
  const { t } = useTranslation();
  const { language } = useReader();
  function told(items: Checked[]): string {
    const failed = items.filter((item) => item.verdict === 'failed').length;
    return failed > 0 ? t('portal.checked.toNote', { count: failed }) : t('portal.checked.fine');
  }
  function found(item: Checked): string {
    if (item.verdict === 'na') return t('portal.checked.na');
    if (item.number !== null) return `${item.number} ${item.unit}`.trim();
    const option = nameFor(language, { name_zh: item.option_zh, name_en: item.option_en });
    if (option) return option;
    if (item.kind === 'check' && item.verdict) return t(`portal.checked.${item.verdict}`);
    return item.text;
  }
  return { told, found };
}

import { useTranslation } from 'react-i18next';

import { Avatar } from '@/ui/avatar';
import { Icon } from '@/ui/icon';

import type { Decision } from '../types';
import { useDispatchWords } from '../use-words';
import styles from './came-of.module.css';

/** What came of a decision: who went, whether that was as decided, or that nobody could. */
export function CameOf({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  const words = useDispatchWords();
  const { sent, chosen } = decision;
  const beside = (decision.crew?.members ?? []).slice(1).map((one) => one.engineer.name || t('people.erased')).join(t('people.comma'));
  const mates = beside && <span dir="auto">{t('crews.beside', { names: beside })}</span>;
  if (sent)
    return (
      <p className={styles['came']}>
        <Avatar name={sent.engineer.name} small />
        <b dir="auto">{t(sent.overruled ? 'dispatch.card.overruled' : 'dispatch.card.sent', { name: sent.engineer.name })}</b>
        {!sent.overruled && mates}
        {sent.recalled_at && <span className={styles['recalled']}>{t('desk.recall.after', { seconds: secondsBetween(sent.at, sent.recalled_at) })}</span>}
        {sent.overruled && chosen && <span>{t('dispatch.card.instead', { name: chosen.name })}</span>}
      </p>
    );
  if (chosen)
    return (
      <p className={styles['came']}>
        <Avatar name={chosen.name} small />
        <b dir="auto">{t('dispatch.card.chose', { name: chosen.name })}</b>
        {mates}
        {decision.starts_at && <span>{words.when(decision.starts_at)}</span>}
      </p>
    );
  return (
    <p className={`${styles['came']} ${styles['nobody']}`}>
      <Icon name="warn" size={14} />
      <b>{t('dispatch.card.nobody')}</b>
      <span>{decision.failing.map((rule) => t(`dispatch.rule.${rule}.fails`)).join(t('people.comma'))}</span>
    </p>
  );
}

const secondsBetween = (from: string, until: string): number => Math.max(0, Math.round((Date.parse(until) - Date.parse(from)) / 1000));

import { useTranslation } from 'react-i18next';

import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import { ChoiceField } from '../form';
import styles from './underway.module.css';
import { useSharing } from './use-sharing';
import { useOwnWords } from './words';

const CHOICES = ['on', 'off'] as const;

/** 途中共享位置: agreed to here, and taken back as easily. */
export function SharingCard() {
  const { t } = useTranslation();
  const { sharing, trouble, say } = useSharing();
  const said = useProblemWords();
  const known = useOwnWords();
  if (!known || sharing === undefined) return null;
  return (
    <section className={styles['card']}>
      {sharing.allowed ? (
        <ChoiceField
          label={t('underway.title')}
          hint={t('underway.hint')}
          options={CHOICES.map((one) => [one, t(`underway.${one}`)])}
          value={sharing.shares ? 'on' : 'off'}
          onChange={(one) => void say(one === 'on')}
        />
      ) : (
        <p>{t('underway.company')}</p>
      )}
      {trouble !== undefined && <Said title={t('underway.failed')}>{said(trouble)}</Said>}
    </section>
  );
}

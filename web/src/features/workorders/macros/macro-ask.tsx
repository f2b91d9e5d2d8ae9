import { Modal } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { sizes } from '@/ui/theme';

import styles from './macro-sheet.module.css';
import type { Macro, Names } from './queries';
import { useStepWords } from './use-step-words';

type Props = { macro: Macro; names: Names; count: number; onApply: () => void; onClose: () => void };

/** Asked before a macro is applied to many orders: each stands for itself, one that is refused stays as it is. */
export function MacroAsk({ macro, names, count, onApply, onClose }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const words = useStepWords(names);
  const ok = useId();
  return (
    <Modal
      open
      title={t('macros.applyTo', { name: nameFor(language, macro), count })}
      okText={t('macros.applyToOk', { count })}
      cancelText={t('sheet.dismiss')}
      okButtonProps={{ id: ok }}
      afterOpenChange={(open) => open && document.getElementById(ok)?.focus()}
      onOk={onApply}
      onCancel={onClose}
      width={parseInt(sizes.sheet)}
      transitionName=""
      maskTransitionName=""
    >
      <p className={styles['lead']}>{t('macros.applyToLead')}</p>
      <ol className={styles['plain']}>
        {macro.steps.map((step, at) => (
          <li key={at}>
            {words(step)}
            {step.text_zh + step.text_en !== '' && (
              <blockquote className={styles['text']} dir="auto" data-internal={step.do === 'note' || undefined}>
                {nameFor(language, { name_zh: step.text_zh, name_en: step.text_en })}
              </blockquote>
            )}
          </li>
        ))}
      </ol>
    </Modal>
  );
}

import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { sizes } from '@/ui/theme';
import { Trying } from '@/ui/trying';
import { useDoing } from '@/ui/use-doing';

import type { Template } from '../types';
import { bodyOf } from './draft';
import styles from './publish-sheet.module.css';
import { useFlawWords } from './use-flaw-words';

type Props = { template: Template; onPublish: () => Promise<void>; onClose: () => void };

/** What publishing changes, before it is done: a version stays as it is for ever. */
export function PublishSheet({ template, onPublish, onClose }: Props) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { busy, trouble, act } = useDoing(onPublish, onClose);
  const flawWords = useFlawWords();
  const body = bodyOf(template);
  const blocked = template.flaws.length > 0;

  return (
    <Modal
      open
      title={t(blocked ? 'checklists.flawsTitle' : 'checklists.publishTitle', { n: (template.issues[0]?.number ?? 0) + 1 })}
      okText={t('checklists.publish')}
      cancelText={t(blocked ? 'checklists.goOn' : 'people.dismiss')}
      okButtonProps={{ disabled: blocked }}
      confirmLoading={busy}
      onOk={() => void act()}
      onCancel={onClose}
      width={parseInt(sizes.sheet)}
      transitionName=""
      maskTransitionName=""
    >
      {blocked ? (
        <ul className={styles['list']}>
          {template.flaws.map((flaw) => (
            <li key={`${flaw.code} ${flaw.item ?? ''}`}>{flawWords(body, flaw)}</li>
          ))}
        </ul>
      ) : (
        <>
          <Changes template={template} />
          <p className={styles['hint']}>{t('checklists.publishHint')}</p>
        </>
      )}
      <Trying busy={busy} />
      {trouble !== undefined && <Said>{words(trouble)}</Said>}
    </Modal>
  );
}

function Changes({ template }: { template: Template }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const { changes, published, draft } = template;
  if (changes === null || published === null || draft === null) return <p className={styles['hint']}>{t('checklists.first', { count: draft?.items.length ?? 0 })}</p>;
  const named = (keys: string[]): string => keys.map((key) => [...draft.items, ...published.items].find((item) => item.key === key)).map((item) => (item ? nameFor(language, item) || t('checklists.unnamed') : '')).join(t('checks.and'));
  const lines = [
    changes.added.length > 0 && t('checklists.change.added', { count: changes.added.length, names: named(changes.added) }),
    changes.removed.length > 0 && t('checklists.change.removed', { count: changes.removed.length, names: named(changes.removed) }),
    changes.changed.length > 0 && t('checklists.change.changed', { count: changes.changed.length, names: named(changes.changed) }),
    changes.moved && t('checklists.change.moved'),
    changes.settings.length > 0 && t('checklists.change.settings'),
  ].filter((line): line is string => line !== false);
  return (
    <ul className={styles['list']}>
      {lines.map((line) => (
        <li key={line} dir="auto">
          {line}
        </li>
      ))}
    </ul>
  );
}

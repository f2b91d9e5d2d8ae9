import { Form, Modal, type FormInstance } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { useFocusBack } from '@/ui/focus-back';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { draftOf, dropDraft, keepDraft } from '@/ui/sheet-drafts';
import { sizes } from '@/ui/theme';
import { Trying } from '@/ui/trying';

import { PutAway } from './put-away';
import styles from './sheet.module.css';
import { StaleFields } from './stale-fields';

type Props<V> = {
  title: string;
  ok: string;
  lead?: string;
  danger?: boolean;
  wide?: boolean;
  initial: V;
  /** Writes; a refusal is shown and what was filled in stays. */
  save: (filled: V, form: FormInstance<V>) => Promise<unknown>;
  onClose: () => void;
  children?: ReactNode;
};

/** Asks for something in a form over the page. What was filled in stays until it is written or put away, whatever happens to the page. */
export function Sheet<V extends object>({ title, ok, lead, danger = false, wide = false, initial, save, onClose, children }: Props<V>) {
  const { t } = useTranslation();
  useFocusBack();
  const [form] = Form.useForm<V>();
  const fields = useRef<HTMLDivElement>(null);
  const [draft] = useState(() => `${location.pathname} ${title} ${JSON.stringify(initial)}`); // of this one: others are changed in a sheet of the same name
  const [kept] = useState(() => draftOf(draft) as Partial<V> | undefined);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();

  async function submit(filled: V): Promise<void> {
    setBusy(true);
    setTrouble(undefined);
    try {
      await save(filled, form);
      putAway();
    } catch (error) {
      if (!(error instanceof PutAway)) setTrouble(error);
    } finally {
      setBusy(false);
    }
  }

  function putAway(): void {
    dropDraft(draft);
    onClose();
  }

  return (
    <Modal
      open
      title={title}
      okText={ok}
      cancelText={t('people.dismiss')}
      okButtonProps={{ danger }}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={putAway}
      afterOpenChange={(open) => open && fields.current?.querySelector<HTMLElement>('input, textarea')?.focus()}
      destroyOnHidden
      width={wide ? parseInt(sizes.sheet) * 1.6 : parseInt(sizes.sheet)}
      transitionName=""
      maskTransitionName=""
    >
      <Form<V>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...initial, ...kept }}
        onValuesChange={(_, all) => keepDraft(draft, initial as Record<string, unknown>, all as Record<string, unknown>)}
        onFinish={(filled) => void submit({ ...initial, ...filled })}
        onKeyDown={(event) => (event.metaKey || event.ctrlKey) && event.key === 'Enter' && form.submit()}
      >
        {kept && <p role="status" className={styles['lead']}>{t('edit.restored')}</p>}
        {lead && <p className={styles['lead']}>{lead}</p>}
        <div ref={fields}>{children}</div>
        <Trying busy={busy} />
        {trouble !== undefined && <Trouble of={trouble} />}
      </Form>
    </Modal>
  );
}

/** Why it was not written: in the server's words, field by field, and where somebody else was quicker, how the two differ. */
export function Trouble({ of }: { of: unknown }) {
  const words = useProblemWords();
  const fields = of instanceof Problem ? of.fields.map((one) => one.message) : [];
  return (
    <Said>
      {fields.length > 1 ? fields.join(' ') : words(of)}
      {of instanceof Problem && of.code === 'stale_version' && <StaleFields problem={of} />}
    </Said>
  );
}

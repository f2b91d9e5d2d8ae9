import { DatePicker, Form, Input, InputNumber, Modal, Select, Switch, type FormInstance } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useRef, useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';

import { Button } from './button';
import { Differences } from './differences';
import styles from './edit-sheet.module.css';
import { Said } from './notice';
import { useProblemWords } from './problem-words';
import { differing, draftOf, dropDraft, keepDraft } from './sheet-drafts';
import { sizes } from './theme';
import { Trying } from './trying';

export type Values = Record<string, unknown>;
export type Option = { value: string; label: string };

type Named = { name: string; label: string; required?: boolean; hint?: string };

/** One thing a sheet asks for. */
export type SheetField =
  | (Named & { kind: 'line' | 'text'; placeholder?: string })
  | (Named & { kind: 'number'; min?: number; max?: number })
  | (Named & { kind: 'choice'; options: Option[] })
  | (Named & { kind: 'date' | 'switch' | 'words' })
  | (Named & { kind: 'own'; field: (form: FormInstance<Values>) => ReactElement; told?: (value: unknown) => string });

type Props = {
  title: string;
  okText: string;
  fields: SheetField[];
  start: Values;
  /** Writes the values; of a change (`version` given) only those that differ from the start. */
  save: (values: Values, version: number | undefined) => Promise<unknown>;
  version?: number | undefined;
  onClose: () => void;
  onSaved?: () => void;
  /** What was begun under this name and not saved is there again when the sheet opens next. */
  draft: string;
  intro?: ReactNode;
};

/** Asks for some facts and writes them; what was written by somebody else meanwhile is shown beside one's own. */
export function EditSheet({ title, okText, fields, start, save, version, onClose, onSaved, draft, intro }: Props) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [form] = Form.useForm<Values>();
  const box = useRef<HTMLDivElement>(null);
  const [kept] = useState(() => draftOf(draft));
  const [restored, setRestored] = useState(kept !== undefined);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const [seen, setSeen] = useState(version);
  const [begun] = useState(start); // the page below may be brought up to date meanwhile: what one began with stays
  const stale = trouble instanceof Problem && trouble.code === 'stale_version' ? trouble : undefined;

  async function write(filled: Values, from: number | undefined): Promise<void> {
    const told = version === undefined ? filled : differing(begun, filled);
    setBusy(true);
    setTrouble(undefined);
    try {
      if (Object.keys(told).length > 0 || version === undefined) await save(told, from);
      dropDraft(draft);
      onSaved?.();
      onClose();
    } catch (error) {
      setTrouble(error);
      if (error instanceof Problem) form.setFields(wrongFields(error, fields));
    } finally {
      setBusy(false);
    }
  }

  function startOver(): void {
    dropDraft(draft);
    form.setFieldsValue(begun);
    setRestored(false);
  }

  function takeTheirs(): void {
    if (stale === undefined) return;
    form.setFieldsValue(Object.fromEntries(differencesOf(stale).map(([name, both]) => [name, both.now])));
    setSeen(Number(stale.facts['version']));
    setTrouble(undefined);
  }

  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={t('edit.cancel')}
      confirmLoading={busy}
      okButtonProps={{ disabled: stale !== undefined }}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterOpenChange={(open) => open && box.current?.querySelector<HTMLElement>('input, textarea')?.focus()}
      width={parseInt(sizes.sheet)}
      transitionName=""
      maskTransitionName=""
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError
        initialValues={{ ...begun, ...kept }}
        onValuesChange={(_, all) => keepDraft(draft, begun, all)}
        onFinish={(filled) => void write(filled, seen)}
        onKeyDown={(event) => (event.metaKey || event.ctrlKey) && event.key === 'Enter' && form.submit()}
      >
        {intro}
        {restored && (
          <p className={styles['restored']} role="status">
            {t('edit.restored')}
            <Button look="quiet" size="small" onClick={startOver}>
              {t('edit.startOver')}
            </Button>
          </p>
        )}
        <div ref={box}>
          {fields.map((field) => (
            <One key={field.name} field={field} form={form} />
          ))}
        </div>
        {stale && (
          <Differences
            rows={differencesOf(stale).map(([name, both]) => ({ label: labelOf(fields, name, stale), yours: told(fields, name, both.yours, t), now: told(fields, name, both.now, t) }))}
            onMine={() => void write(form.getFieldsValue(true) as Values, Number(stale.facts['version']))}
            onTheirs={takeTheirs}
          />
        )}
        <Trying busy={busy} />
        {trouble !== undefined && !stale && <Said title={t('edit.failed')}>{words(trouble)}</Said>}
      </Form>
    </Modal>
  );
}

function One({ field, form }: { field: SheetField; form: FormInstance<Values> }) {
  const { t } = useTranslation();
  const rules = field.required ? [{ required: true, whitespace: field.kind === 'line' || field.kind === 'text', message: t('edit.required', { name: field.label }) }] : [];
  return (
    <Form.Item name={field.name} label={field.label} rules={rules} extra={field.hint} {...adapting(field)}>
      {input(field, form)}
    </Form.Item>
  );
}

function input(field: SheetField, form: FormInstance<Values>): ReactElement {
  switch (field.kind) {
    case 'line':
      return <Input maxLength={200} autoComplete="off" placeholder={field.placeholder} />;
    case 'text':
      return <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} placeholder={field.placeholder} />;
    case 'number':
      return <InputNumber className={styles['whole'] ?? ''} {...(field.min !== undefined && { min: field.min })} {...(field.max !== undefined && { max: field.max })} />;
    case 'choice':
      return <Select allowClear={!field.required} showSearch={{ optionFilterProp: 'label' }} options={field.options} />;
    case 'date':
      return <DatePicker className={styles['whole'] ?? ''} format="YYYY-MM-DD" />;
    case 'switch':
      return <Switch />;
    case 'words':
      return <Select mode="tags" open={false} suffix={null} tokenSeparators={[',', '，', '、', ';']} />;
    case 'own':
      return field.field(form);
  }
}

/** Days travel as text; what is emptied is told as the server says nothing. */
function adapting(field: SheetField): object {
  if (field.kind === 'date')
    return { getValueProps: (day: string | null) => ({ value: day ? dayjs(day) : null }), normalize: (day: Dayjs | null) => day?.format('YYYY-MM-DD') ?? null };
  if (field.kind === 'switch') return { valuePropName: 'checked' };
  if (field.kind === 'choice') return { normalize: (one: string | undefined) => one ?? null, getValueProps: (one: string | null) => ({ value: one === '' ? null : one }) };
  return {};
}

type Both = { yours: unknown; now: unknown };
const differencesOf = (problem: Problem): [string, Both][] => Object.entries((problem.facts['fields'] ?? {}) as Record<string, Both>);
const labelOf = (fields: SheetField[], name: string, problem: Problem): string => fields.find((one) => one.name === name)?.label ?? problem.labels[name] ?? name;

/** Which fields the server could not accept, in its words; a refusal names one in its facts. */
export function wrongFields(problem: Problem, fields: SheetField[]): { name: string; errors: string[] }[] {
  const named = problem.fields.map(({ field, message }) => ({ name: field.split('.')[0] ?? field, errors: [message] }));
  const one = problem.facts['field'];
  const refused = named.length === 0 && typeof one === 'string' ? [{ name: one.split('.')[0] ?? one, errors: [problem.detail] }] : [];
  return [...named, ...refused].filter((wrong) => fields.some((field) => field.name === wrong.name));
}

function told(fields: SheetField[], name: string, value: unknown, t: (key: 'edit.yes' | 'edit.no' | 'edit.nothing') => string): string {
  const field = fields.find((one) => one.name === name);
  if (value === null || value === undefined || value === '') return t('edit.nothing');
  if (field?.kind === 'own' && field.told) return field.told(value);
  if (field?.kind === 'choice') return field.options.find((one) => one.value === value)?.label ?? JSON.stringify(value);
  if (typeof value === 'boolean') return t(value ? 'edit.yes' : 'edit.no');
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return Array.isArray(value) ? value.join(' · ') : JSON.stringify(value);
}

import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { useSettled } from '@/lib/settled';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

import { findQuery } from '../../find/queries';
import { draftQuery, type Language, type Placeholder } from '../queries';
import styles from './text-items.module.css';

const MOST = 4000;
const ROWS = 6;
export const LANGUAGES: Language[] = ['zh-CN', 'en'];
const SHORT = { 'zh-CN': 'zh', en: 'en' } as const;

type TextProps = { value?: string; onChange?: (next: string) => void; id?: string; label: string; placeholders: Placeholder[] };

/** A text with placeholders: one is put in where the caret is. */
export function PlaceholderText({ value = '', onChange, id, label, placeholders }: TextProps) {
  const { t } = useTranslation();
  const { language } = useReader();
  const field = useRef<TextAreaRef>(null);
  function put(name: string): void {
    const area = field.current?.resizableTextArea?.textArea;
    const [from, to] = [area?.selectionStart ?? value.length, area?.selectionEnd ?? value.length];
    onChange?.(`${value.slice(0, from)}{${name}}${value.slice(to)}`);
    const caret = from + name.length + 2;
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(caret, caret);
    });
  }
  return (
    <div className={styles['text']}>
      <Input.TextArea ref={field} {...(id ? { id } : {})} dir="auto" aria-label={label} rows={ROWS} maxLength={MOST} value={value} onChange={(event) => onChange?.(event.target.value)} />
      <Select
        size="small"
        className={styles['put'] ?? ''}
        value={null}
        showSearch={{ filterOption: (typed, option) => (option?.search ?? '').includes(typed.toLowerCase()) }}
        placeholder={t('replies.putIn')}
        aria-label={t('replies.putIn')}
        popupMatchSelectWidth={false}
        options={placeholders.map((one) => ({ value: one.name, label: `${nameFor(language, one)} {${one.name}}`, search: `${one.name_zh} ${one.name_en} ${one.name}`.toLowerCase() }))}
        onChange={(name: string | null) => name && put(name)}
      />
    </div>
  );
}

type PairProps = { name: (language: 'zh' | 'en') => string | (string | number)[]; placeholders: Placeholder[] };

/** The same text in both languages, side by side. */
export function TextPair({ name, placeholders }: PairProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['pair']}>
      {LANGUAGES.map((one) => (
        <Form.Item key={one} name={name(SHORT[one])} label={t(`replies.text.${SHORT[one]}`)}>
          <PlaceholderText label={t(`replies.text.${SHORT[one]}`)} placeholders={placeholders} />
        </Form.Item>
      ))}
    </div>
  );
}

/** How the texts read on an order somebody chooses, as they are being written. */
export function Previews({ zh, en }: { zh: string; en: string }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<string>();
  const found = useQuery({ ...findQuery(useSettled(search)), placeholderData: (before) => before });
  const options = (found.data?.orders ?? []).map((one) => ({ value: one.key, label: `${t('orders.number', { number: one.number })} ${one.title}` }));
  return (
    <div className={styles['previews']} role="group" aria-label={t('replies.preview')}>
      <Select
        allowClear
        showSearch={{ filterOption: false, onSearch: setSearch }}
        options={options}
        value={order ?? null}
        placeholder={t('replies.previewOn')}
        aria-label={t('replies.previewOn')}
        notFoundContent={search ? t('replies.noOrder') : t('replies.typeOrder')}
        onChange={(key: string | null) => setOrder(key ?? undefined)}
      />
      {order && (
        <div className={styles['pair']}>
          <Preview order={order} text={zh} language="zh-CN" />
          <Preview order={order} text={en} language="en" />
        </div>
      )}
    </div>
  );
}

function Preview({ order, text, language }: { order: string; text: string; language: Language }) {
  const words = useProblemWords();
  const told = useSettled(text);
  const said = useQuery({ ...draftQuery(order, told, language), enabled: told.trim() !== '' });
  if (told.trim() === '') return <span />;
  if (said.error) return <Said>{words(said.error)}</Said>;
  return (
    <blockquote className={styles['preview']} dir="auto" aria-live="polite">
      {said.data?.text}
    </blockquote>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import { familyCodesQuery } from '@/features/assets/queries';
import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Kbd } from '@/ui/kbd';
import { SUITS, useSuits } from '@/lib/suits';
import { Choices, Toggles } from '@/ui/list-page';
import { Said } from '@/ui/notice';
import { Priority } from '@/ui/priority';
import { useProblemWords } from '@/ui/problem-words';

import { FormFields } from '../own/form-fields';
import { Combo, type Choice } from './combo';
import type { Draft, Grade } from './draft';
import { Duplicates } from './duplicates';
import styles from './order-form.module.css';
import { PromisePreview } from './promise-preview';
import type { Category } from './queries';
import { TITLE_FIELD, type NewOrder } from './use-new-order';

const GRADES: Grade[] = [1, 2, 3];
const LEVELS = [0, 1, 2, 3];
const CHANNELS: Draft['channel'][] = ['phone', 'wechat', 'email', 'web', 'qr'];
const MOST_WORDS = 20_000;
const modifier = /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : 'Ctrl';

/** What is wrong and how bad it is; below it what follows from that. */
export function OrderForm({ order }: { order: NewOrder }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const words = useProblemWords();
  const suits = useSuits();
  const { draft, change, kind, kinds } = order;
  const id = useId();
  return (
    <div className={styles['form']}>
      <Title order={order} />
      {draft.customer && <Duplicates customer={draft.customer} asset={draft.asset} title={draft.title} description={draft.description} onNoted={order.noted} />}
      <label className={styles['field']} htmlFor={`${id}-text`}>
        {t('newOrder.description')}
      </label>
      <Input.TextArea
        id={`${id}-text`}
        autoSize={{ minRows: 3, maxRows: 12 }}
        maxLength={MOST_WORDS}
        value={draft.description}
        placeholder={t('newOrder.descriptionPlaceholder')}
        onChange={(event) => change({ description: event.target.value })}
      />
      <div className={styles['row']}>
        <Labelled label={t('newOrder.impact')}>
          <Choices label={t('newOrder.impact')} value={String(draft.impact ?? '')} options={GRADES.map((grade) => ({ value: String(grade), label: t(`newOrder.impacts.${grade}`) }))} onChange={(grade) => change({ impact: toggled(draft.impact, grade), priority: null })} />
        </Labelled>
        <Labelled label={t('newOrder.urgency')}>
          <Choices label={t('newOrder.urgency')} value={String(draft.urgency ?? '')} options={GRADES.map((grade) => ({ value: String(grade), label: t(`newOrder.urgencies.${grade}`) }))} onChange={(grade) => change({ urgency: toggled(draft.urgency, grade), priority: null })} />
        </Labelled>
        <Labelled label={t(draft.priority === null ? 'newOrder.suggested' : 'newOrder.priority')}>
          <div className={styles['levels']} role="group" aria-label={t('newOrder.priority')}>
            {LEVELS.map((level) => (
              <button key={level} type="button" className={styles['level']} aria-pressed={order.priority === level} onClick={() => change({ priority: level === order.suggested ? null : level })}>
                <Priority level={level} label={t('orders.priorityLabel', { p: level })} />
              </button>
            ))}
          </div>
        </Labelled>
      </div>
      <div className={styles['row']}>
        <Labelled label={t('fields.kind')}>
          <Select aria-label={t('fields.kind')} className={styles['select'] ?? ''} value={kind?.code ?? null} options={kinds.map((one) => ({ value: one.code, label: nameFor(language, one) }))} onChange={(code: string) => change({ kind: code })} />
        </Labelled>
        {order.categories.length > 0 && (
          <Labelled label={t('fields.category')}>
            <Select
              aria-label={t('fields.category')}
              className={styles['select'] ?? ''}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('newOrder.noCategory')}
              value={draft.category}
              options={paths(order.categories, (one) => nameFor(language, one))}
              onChange={(category: string | undefined) => change({ category: category ?? null })}
            />
          </Labelled>
        )}
        <Labelled label={t('newOrder.channel')}>
          <Select aria-label={t('newOrder.channel')} className={styles['select'] ?? ''} value={draft.channel} options={CHANNELS.map((one) => ({ value: one, label: t(`orders.channel.${one}`) }))} onChange={(channel: Draft['channel']) => change({ channel })} />
        </Labelled>
        <Labelled label={t('newOrder.suits')}>
          <Toggles label={t('newOrder.suits')} options={SUITS.map((one) => ({ value: one, label: suits([one]) }))} chosen={draft.suits} onChange={(chosen) => change({ suits: chosen })} />
        </Labelled>
      </div>
      {order.own.items.length > 0 && (
        <FormFields
          columns
          items={order.own.items.map((one) => ({ ...one, value: null, masked: false }))}
          values={draft.custom}
          customer={draft.customer ?? ''}
          steps={['report']}
          lacking={order.own.lacking}
          onChange={(code, value) => change({ custom: { ...draft.custom, [code]: value ?? null } })}
        />
      )}
      {kind && order.brief && <PromisePreview of={{ priority: order.priority, kind: kind.code, service_level: order.brief.service_level, tier: order.brief.tier }} />}
      {order.trouble !== undefined && <Said title={t('newOrder.failed')}>{words(order.trouble)}</Said>}
      <footer className={styles['foot']}>
        <Button look="primary" busy={order.busy} onClick={() => void order.save()}>
          {t('newOrder.save')}
          <Kbd onAccent>{`${modifier}↵`}</Kbd>
        </Button>
        <span>{t('newOrder.saveHint')}</span>
      </footer>
    </div>
  );
}

const toggled = (before: Grade | null, chosen: string): Grade | null => (String(before) === chosen ? null : (Number(chosen) as Grade));

/** What is wrong in one line; codes of the machine and earlier troubles are offered. */
function Title({ order }: { order: NewOrder }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const { draft, change, brief, asset, missing } = order;
  const codes = useQuery({ ...familyCodesQuery(asset?.family ?? ''), enabled: Boolean(asset?.family) });
  const byCode = asset?.family ? (codes.data?.rows ?? []).map((one) => `${one.code} ${nameFor(language, one)}`) : [];
  const known = [...new Set([...byCode, ...(brief?.last ? [brief.last.title] : [])])];
  const said = draft.title.trim().toLowerCase();
  const choices: Choice[] = said === '' ? [] : known.filter((one) => one.toLowerCase().includes(said) && one !== draft.title).slice(0, 6).map((one) => ({ id: one, label: one, node: one }));
  const wrong = missing.includes('title') && said === '';
  return (
    <div className={styles['title']}>
      <span className={styles['field']}>{t('newOrder.what')}</span>
      <Combo
        big
        field={TITLE_FIELD}
        label={t('newOrder.what')}
        placeholder={t('newOrder.whatPlaceholder')}
        value={draft.title}
        onType={(title) => change({ title })}
        choices={choices}
        onPick={(title) => change({ title })}
        invalid={wrong}
      />
      {wrong && (
        <span className={styles['wrong']} role="alert">
          {t('newOrder.whatMissing')}
        </span>
      )}
    </div>
  );
}

function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className={styles['labelled']}>
      <span className={styles['field']}>{label}</span>
      {children}
    </div>
  );
}

/** Categories with what they stand under, for the name alone may say little. */
function paths(all: Category[], name: (one: Category) => string): { value: string; label: string }[] {
  const byKey = new Map(all.map((one) => [one.key, one]));
  const path = (one: Category, deep = 0): string => {
    const above = one.parent && deep < 9 ? byKey.get(one.parent) : undefined;
    return above ? `${path(above, deep + 1)} / ${name(one)}` : name(one);
  };
  return all.map((one) => ({ value: one.key, label: path(one) }));
}

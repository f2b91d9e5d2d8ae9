import { Checkbox, Form, InputNumber, Switch } from 'antd';
import { useTranslation } from 'react-i18next';

import { TimeItem } from '@/features/people/parts/time-item';

import { WEEK, type Filled, type NumberName } from './draft';
import type { Limits } from './queries';
import { useRuleWords } from './use-rule-words';
import styles from './windows.module.css';

/** The hours of a day, its days of the week, and the pause in it. */
export function DayItems() {
  const { t } = useTranslation();
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{t('windows.groupDay')}</legend>
      <div className={styles['pair']}>
        <TimeItem name="begins" label={t('windows.begins')} overMidnight={false} />
        <TimeItem name="ends" label={t('windows.ends')} />
      </div>
      <Form.Item name="weekdays" label={t('windows.weekdays')} rules={[{ validator: (_, days: number[]) => (days.length > 0 ? Promise.resolve() : Promise.reject(new Error(t('windows.weekdaysMissing')))) }]}>
        <Checkbox.Group aria-label={t('windows.weekdays')} options={WEEK.map((day) => ({ value: day, label: t(`weekdays.${day}`) }))} />
      </Form.Item>
      <Form.Item name="paused" valuePropName="checked">
        <Checkbox>{t('windows.withPause')}</Checkbox>
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Filled, after: Filled) => before.paused !== after.paused}>
        {({ getFieldValue }) =>
          getFieldValue('paused') === true && (
            <div className={styles['pair']}>
              <TimeItem name="pause_from" label={t('windows.pauseFrom')} />
              <TimeItem name="pause_until" label={t('windows.pauseUntil')} />
            </div>
          )
        }
      </Form.Item>
    </fieldset>
  );
}

/** How long a window is, how soon and how late it is chosen, how many may have it, and until when customers change it alone. */
export function RuleItems({ limits }: { limits: Limits }) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{t('windows.groupRules')}</legend>
      <div className={styles['pair']}>
        <NumberItem name="length_minutes" label={t('windows.length')} limits={limits} />
        <NumberItem name="step_minutes" label={t('windows.stepName')} limits={limits} extra={t('windows.stepExtra')} />
        <NumberItem name="lead_minutes" label={t('windows.leadName')} limits={limits} />
        <NumberItem name="days_ahead" label={t('windows.aheadName')} limits={limits} extra={t('windows.aheadExtra')} />
        <Form.Item name="capacity" label={t('windows.capacityName')} extra={t('windows.capacityExtra')}>
          <InputNumber min={1} max={limits.most_capacity} precision={0} suffix={t('windows.orders')} className={styles['number'] ?? ''} />
        </Form.Item>
        <NumberItem name="hold_minutes" label={t('windows.holdName')} limits={limits} />
      </div>
      <Form.Item name="portal" label={t('windows.portalName')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <div className={styles['pair']}>
        <NumberItem name="move_cutoff_minutes" label={t('windows.moveName')} limits={limits} />
        <NumberItem name="cancel_cutoff_minutes" label={t('windows.cancelName')} limits={limits} />
      </div>
      <p className={styles['soft']}>{t('windows.cutoffExtra')}</p>
    </fieldset>
  );
}

/** A number within the server's bounds; of many minutes it is said how long that is. */
function NumberItem({ name, label, limits, extra }: { name: NumberName; label: string; limits: Limits; extra?: string }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const bounds = limits.numbers.find((one) => one.name === name);
  const unit = t(name === 'days_ahead' ? 'windows.days' : 'windows.minutes');
  const value = Form.useWatch<number | null | undefined>(name);
  const long = name !== 'days_ahead' && typeof value === 'number' && value >= 60 ? t('windows.as', { time: words.lasting(value) }) : '';
  const range = bounds && { type: 'number' as const, min: bounds.least, max: bounds.most, message: t('windows.range', { least: bounds.least, most: bounds.most }) };
  return (
    <Form.Item
      name={name}
      label={label}
      extra={[long, extra].filter(Boolean).join(' · ')}
      rules={[{ required: true, message: t('people.required', { name: label }) }, ...(range ? [range] : [])]}
    >
      <InputNumber precision={0} suffix={unit} className={styles['number'] ?? ''} />
    </Form.Item>
  );
}

import { InputNumber, Radio, Switch } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import type { Body } from '../queries';
import type { Asking, Limits } from '../types';
import { askingIn, HOWS, rangesOf, withAsking, type Figure } from './asking';
import items from './items.module.css';
import styles from './offer-items.module.css';
import { useAskingWords } from './use-asking-words';

type Props = { body: Body; limits: Limits; disabled: boolean; onChange: (body: Body) => void };

/** How whoever is found is asked: outright, one, several or all; until when; and in words what then happens. */
export function OfferItems({ body, limits, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const asking = askingIn(body);
  const ranges = rangesOf(asking, limits);
  const put = (part: Partial<Asking>): void => onChange(withAsking(body, part));
  const figures: Figure[] = asking.how === 'broadcast' ? ['people', 'minutes', 'remind'] : ['minutes', 'remind'];
  return (
    <div className={styles['offer']}>
      <Radio.Group className={styles['hows'] ?? ''} aria-label={t('dispatch.policies.offer.title')} disabled={disabled} value={asking.how} onChange={({ target }) => put({ how: target.value as Asking['how'] })}>
        {HOWS.map((how) => (
          <Radio key={how} value={how}>
            {t(`dispatch.policies.offer.how.${how}`)}
            <small>{t(`dispatch.policies.offer.when.${how}`)}</small>
          </Radio>
        ))}
      </Radio.Group>
      <ul className={items['items']}>
        {figures.map((name) => (
          <FigureItem key={name} name={name} value={asking[name]} {...ranges[name]} disabled={disabled} onChange={(value) => put({ [name]: value })} />
        ))}
        <li className={items['plain']}>
          <Urgent checked={asking.urgent} disabled={disabled} onChange={(urgent) => put({ urgent })} />
        </li>
      </ul>
      <Preview asking={asking} />
    </div>
  );
}

type FigureProps = { name: Figure; value: number; least: number; most: number; disabled: boolean; onChange: (value: number) => void };

function FigureItem({ name, value, least, most, disabled, onChange }: FigureProps) {
  const { t } = useTranslation();
  const id = useId();
  const wrong = value < least || value > most;
  return (
    <li>
      <div className={items['plain']}>
        <label htmlFor={id}>{t(`dispatch.policies.offer.${name}`)}</label>
        <InputNumber
          id={id}
          precision={0}
          disabled={disabled}
          value={value}
          {...(wrong && { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': `${id}-wrong` })}
          onChange={(next) => next !== null && onChange(next)}
          className={items['number'] ?? ''}
        />
      </div>
      {wrong && (
        <p id={`${id}-wrong`} role="alert" className={styles['wrong']}>
          {name === 'remind' && value >= 0 ? t('dispatch.policies.offer.lateReminder', { most }) : t('dispatch.policies.offer.range', { least, most })}
        </p>
      )}
    </li>
  );
}

function Urgent({ checked, disabled, onChange }: { checked: boolean; disabled: boolean; onChange: (urgent: boolean) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      <label htmlFor={id} className={styles['urgent']}>
        {t('dispatch.policies.offer.urgent')}
        <small>{t('dispatch.policies.offer.urgentWhat')}</small>
      </label>
      <Switch id={id} checked={checked} disabled={disabled} onChange={onChange} />
    </>
  );
}

/** In words, step by step; where it is sent outright also what a dispatcher has who asks first all the same. */
function Preview({ asking }: { asking: Asking }) {
  const { t } = useTranslation();
  const words = useAskingWords();
  return (
    <div className={styles['preview']} aria-live="polite">
      <Steps rows={words(asking)} />
      {asking.how === 'send' && (
        <>
          <p>{t('dispatch.policies.offer.askedFirst')}</p>
          <Steps rows={words({ ...asking, how: 'offer' })} />
        </>
      )}
    </div>
  );
}

function Steps({ rows }: { rows: string[] }) {
  return (
    <ol>
      {rows.map((row) => (
        <li key={row}>{row}</li>
      ))}
    </ol>
  );
}

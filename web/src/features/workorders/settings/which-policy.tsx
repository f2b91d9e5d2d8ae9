import { useQuery } from '@tanstack/react-query';
import { Radio, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useNamed } from '@/features/people/parts/inputs';
import { Read } from '@/features/people/parts/read';
import { nameFor, useReader } from '@/lib/reader';
import { Card } from '@/ui/card';
import { Icon } from '@/ui/icon';

import { kindsQuery } from '../queries';
import { For } from './policy-list';
import { previewQuery, type Case, type Policy } from './queries';
import { TierInput } from './tier-input';
import styles from './which-policy.module.css';

const PRIORITIES = [0, 1, 2, 3];
const PARTS = ['service_level', 'tier', 'kind', 'priority'] as const;
const WHYS = ['condition', ...PARTS] as const;
const isWhy = (why: string): why is (typeof WHYS)[number] => (WHYS as readonly string[]).includes(why);

/** Which policy an order like this would get, and why not the others. */
export function WhichPolicy({ policies }: { policies: Policy[] }) {
  const { t } = useTranslation();
  const named = useNamed();
  const kinds = useQuery(kindsQuery);
  const [asked, ask] = useState<Case>({ priority: 1, kind: 'repair', service_level: '', tier: 'standard' });
  const preview = useQuery(previewQuery(useDeferredValue(asked)));
  return (
    <Card icon="alarm" title={t('sla.which')} lead={t('sla.whichLead')}>
      <div className={styles['asked']}>
        <div>
          {t('clock.why.priority')}
          <Radio.Group aria-label={t('clock.why.priority')} optionType="button" options={PRIORITIES.map((one) => ({ value: one, label: `P${one}` }))} value={asked.priority} onChange={({ target }) => ask({ ...asked, priority: target.value as number })} />
        </div>
        <div>
          {t('clock.why.kind')}
          <Select aria-label={t('clock.why.kind')} options={named(kinds.data, 'code')} value={asked.kind} onChange={(kind: string) => ask({ ...asked, kind })} />
        </div>
        <div>
          {t('clock.why.service_level')}
          <TierInput of="levels" aria-label={t('clock.why.service_level')} placeholder={t('sla.noContract')} value={asked.service_level} onChange={(level) => ask({ ...asked, service_level: level ?? '' })} />
        </div>
        <div>
          {t('clock.why.tier')}
          <TierInput of="tiers" aria-label={t('clock.why.tier')} value={asked.tier} onChange={(tier) => ask({ ...asked, tier: tier ?? 'standard' })} />
        </div>
      </div>
      <Read query={preview}>
        {(ranked) => (
          <ol className={styles['ranked']} aria-live="polite">
            {ranked.map((one) => (
              <Ranked key={one.policy.key} one={one} asked={asked} policy={policies.find((policy) => policy.key === one.policy.key)} />
            ))}
          </ol>
        )}
      </Read>
    </Card>
  );
}

type RankedOne = { policy: { key: string; name_zh: string; name_en: string }; fits: boolean; why: string[]; condition: string; wins: boolean };

function Ranked({ one, asked, policy }: { one: RankedOne; asked: Case; policy: Policy | undefined }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const why = one.why.filter(isWhy).map((part) => t(`clock.why.${part}`)).join(t('people.comma'));
  const differs = policy ? PARTS.filter((part) => policy[part] !== null && policy[part] !== asked[part]) : [];
  const unmet = differs.length === 0 && one.condition !== '' ? (['condition'] as const) : differs;
  const against = unmet.map((part) => t(`clock.why.${part}`)).join(t('people.comma'));
  const said = one.wins
    ? why ? t('sla.winsBecause', { why }) : t('sla.winsPlain')
    : one.fits ? t('sla.fitsLess') : against ? t('sla.fitsNotBecause', { why: against }) : t('sla.fitsNot');
  return (
    <li className={one.wins ? styles['wins'] : one.fits ? undefined : styles['not']}>
      <span className={styles['mark']}>{one.wins && <Icon name="check" />}</span>
      <b>{nameFor(language, one.policy)}</b>
      {policy && <For policy={policy} />}
      <span className={styles['said']}>{said}</span>
    </li>
  );
}

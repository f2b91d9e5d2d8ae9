import { useTranslation } from 'react-i18next';

import { ChoiceField } from '../form';
import type { Wake } from './wake';

/** When to follow up; left open, somebody has to think of it. */
export function WakeField({ value, onChange }: { value: Wake; onChange: (wake: Wake) => void }) {
  const { t } = useTranslation();
  return (
    <ChoiceField
      label={t('field.sheet.wake')}
      options={[
        ['tomorrow', t('field.sheet.wakeTomorrow')],
        ['three', t('field.sheet.wakeThree')],
        ['week', t('field.sheet.wakeWeek')],
        ['none', t('field.sheet.wakeNone')],
      ]}
      value={value}
      onChange={onChange}
    />
  );
}

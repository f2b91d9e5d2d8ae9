import { useQueryClient } from '@tanstack/react-query';
import { Form, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { appearance, APPEARANCES, showAppearance, type Appearance } from '@/lib/appearance';
import { changeLanguage, LANGUAGES, type Language } from '@/lib/i18n';
import { useReader } from '@/lib/reader';
import { Card } from '@/ui/card';

import { useStep } from '../parts/use-step';
import { ZoneItem } from '../parts/zone-item';
import { keepMe, meQuery, type Me } from '../queries';

/** How one reads: language, time zone, light or dark. Each is kept as soon as it is chosen. */
export function PreferencesCard({ me }: { me: Me }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { language } = useReader();
  const { take } = useStep();
  const [write] = useState(keepMe);
  const [look, setLook] = useState(appearance());

  const keep = (changes: { language?: string; zone?: string }): Promise<boolean> =>
    take(async () => {
      const kept = await write.run(changes, { version: client.getQueryData(meQuery.queryKey)?.version ?? me.version });
      client.setQueryData(meQuery.queryKey, kept);
    });

  async function speak(next: Language): Promise<void> {
    if (await keep({ language: next })) await changeLanguage(next);
  }

  function show(next: Appearance): void {
    showAppearance(next);
    setLook(next);
  }

  return (
    <Card icon="globe" title={t('account.preferences')}>
      <Form layout="vertical" requiredMark={false} initialValues={{ zone: me.zone }} onValuesChange={(changed: { zone?: string }) => changed.zone && void keep({ zone: changed.zone })}>
        <Form.Item label={t('language.label')}>
          <Radio.Group optionType="button" value={language} options={LANGUAGES.map((one) => ({ value: one, label: t(`language.${one}`) }))} onChange={({ target }) => void speak(target.value as Language)} />
        </Form.Item>
        <Form.Item label={t('appearance.label')} extra={t('account.appearanceHint')}>
          <Radio.Group optionType="button" value={look} options={APPEARANCES.map((one) => ({ value: one, label: t(`appearance.${one}`) }))} onChange={({ target }) => show(target.value as Appearance)} />
        </Form.Item>
        <ZoneItem name="zone" label={t('person.zone')} />
      </Form>
    </Card>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Notice } from '@/ui/notice';

import { AddButton } from '../parts/add-button';
import { CodeItem, NameItems } from '../parts/inputs';
import { NamedList } from '../parts/named-list';
import { Page } from '../parts/page';
import { Read } from '../parts/read';
import { Sheet } from '../parts/sheet';
import { PEOPLE } from '../paths';
import { addSkill, readAgain, skillsQuery, type Coded } from './queries';
import { useSettles } from './use-settles';

/** What engineers can be good at; who is good at what stands with each engineer. */
export function SkillsPage() {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const settles = useSettles();
  const skills = useQuery(skillsQuery);
  return (
    <Page title={t('settings.parts.skills')} lead={t('settings.skillsLead')} tools={settles && <AddButton word={t('settings.addSkill')} onAdd={() => setAdding(true)} />}>
      <Read query={skills}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Notice title={t('settings.noneYet')} text={t('settings.skillsEmpty')} />
          ) : (
            <NamedList rows={rows} step={(one) => <Link to={`${PEOPLE}?skill=${encodeURIComponent(one.code)}`}>{t('settings.whoCan')}</Link>} />
          )
        }
      </Read>
      {adding && <SkillSheet onClose={() => setAdding(false)} />}
    </Page>
  );
}

function SkillSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [write] = useState(addSkill);

  async function save(filled: Coded): Promise<void> {
    await write.run(filled);
    await readAgain(client, 'skills');
  }

  return (
    <Sheet<Coded> title={t('settings.addSkill')} ok={t('people.save')} initial={{ code: '', name_zh: '', name_en: '' }} save={save} onClose={onClose}>
      <CodeItem />
      <NameItems />
    </Sheet>
  );
}

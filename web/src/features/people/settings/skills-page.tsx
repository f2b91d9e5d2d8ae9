import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';

import { AddButton } from '../parts/add-button';
import { CodeItem, NameItems } from '../parts/inputs';
import { NamedList } from '../parts/named-list';
import { Page } from '../parts/page';
import { Read } from '../parts/read';
import { Sheet } from '../parts/sheet';
import { PEOPLE } from '../paths';
import { addSkill, changeSkill, readAgain, skillsQuery, type Coded, type Skill } from './queries';
import { useSettles } from './use-settles';

/** What engineers can be good at; who is good at what stands with each engineer. */
export function SkillsPage() {
  const { t } = useTranslation();
  const { language } = useReader();
  const [editing, setEditing] = useState<Skill | 'new'>();
  const settles = useSettles();
  const skills = useQuery(skillsQuery);
  return (
    <Page title={t('settings.parts.skills')} lead={t('settings.skillsLead')} tools={settles && <AddButton word={t('settings.addSkill')} onAdd={() => setEditing('new')} />}>
      <Read query={skills}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Notice title={t('settings.noneYet')} text={t('settings.skillsEmpty')} />
          ) : (
            <NamedList
              rows={rows}
              step={(one) => (
                <>
                  <Link to={`${PEOPLE}?skill=${encodeURIComponent(one.code)}`}>{t('settings.whoCan')}</Link>
                  {settles && (
                    <Button size="small" look="quiet" aria-label={t('people.editName', { name: nameFor(language, one) })} onClick={() => setEditing(one)}>
                      {t('people.edit')}
                    </Button>
                  )}
                </>
              )}
            />
          )
        }
      </Read>
      {editing && <SkillSheet skill={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />}
    </Page>
  );
}

function SkillSheet({ skill, onClose }: { skill: Skill | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [writes] = useState(() => ({ add: addSkill(), change: changeSkill(skill?.key ?? '') }));

  async function save({ code, ...names }: Coded): Promise<void> {
    await (skill ? writes.change.run(names, { version: skill.version }) : writes.add.run({ code, ...names }));
    await readAgain(client, 'skills');
  }

  return (
    <Sheet<Coded> title={t(skill ? 'settings.editSkill' : 'settings.addSkill')} ok={t('people.save')} initial={{ code: skill?.code ?? '', name_zh: skill?.name_zh ?? '', name_en: skill?.name_en ?? '' }} save={save} onClose={onClose}>
      {skill === undefined && <CodeItem />}
      <NameItems />
    </Sheet>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { useStep } from '@/features/people/parts/use-step';
import { useKept } from '@/lib/kept';

import { archiveTemplate, createTemplate, discardDraft, draftTemplate, publishTemplate, templateWritten } from '../queries';
import type { Template } from '../types';
import { bodyOf, emptyDraft, same, type Draft, type DraftIn } from './draft';
import { CHECKLISTS } from './paths';

type Kept = { body: Draft | null };

/** The editing of one template. What is not saved yet is kept in the browser at every key stroke. */
export function useEditing(template: Template | undefined) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { take, askFirst, busy } = useStep();
  const [kept, keep, forget] = useKept<Kept>(`checklist.${template?.key ?? 'new'}`, () => ({ body: null }));
  const stands = template ? bodyOf(template) : emptyDraft();
  const draft = kept.body ?? stands;
  const dirty = kept.body !== null && !same(kept.body, stands);
  const [writes] = useState(() => ({
    create: createTemplate(),
    draft: draftTemplate(template?.key ?? ''),
    publish: publishTemplate(template?.key ?? ''),
    discard: discardDraft(template?.key ?? ''),
    archive: archiveTemplate(template?.key ?? ''),
  }));
  const version = template ? { version: template.version } : {};

  function written(saved: Template): void {
    templateWritten(client, saved);
    forget();
  }

  /** Whether all there is stands on the server. A new one gets its address, where one goes on with publishing. */
  async function save({ publishing = false } = {}): Promise<boolean> {
    if (!dirty) return true;
    return take(async () => {
      const body = draft as DraftIn;
      const saved = template ? await writes.draft.run(body, version) : await writes.create.run(body);
      written(saved);
      if (!template) await navigate(`${CHECKLISTS}/${saved.key}`, { replace: true, state: { publishing } });
    }, t('checklists.saved'));
  }

  const publish = async (): Promise<void> => written(await writes.publish.run(null, version));

  function discard(): void {
    askFirst({ title: t('checklists.discardTitle'), text: t('checklists.discardText'), ok: t('checklists.discard') }, async () => {
      if (template && template.draft !== null && template.issues.length > 0) written(await writes.discard.run(null, version));
      forget();
    });
  }

  function archive(archived: boolean): void {
    const run = async (): Promise<void> => templateWritten(client, await writes.archive.run({ archived }, version));
    if (archived) askFirst({ title: t('checklists.archiveTitle'), text: t('checklists.archiveText'), ok: t('checklists.archive') }, run);
    else void take(run);
  }

  const change = (part: Partial<Draft>): void => keep({ body: { ...draft, ...part } });
  return { draft, change, dirty, busy, save, publish, discard, archive };
}

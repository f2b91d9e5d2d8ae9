import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { Problem } from '@/api/problem';
import { PutAway } from '@/features/people/parts/put-away';
import { useStep } from '@/features/people/parts/use-step';
import { useKept } from '@/lib/kept';

import { archiveTemplate, createTemplate, discardDraft, draftTemplate, publishTemplate, templateWritten } from '../queries';
import type { Template } from '../types';
import { bodyOf, emptyDraft, same, type Draft } from './draft';
import { CHECKLISTS } from './paths';

/** What was begun, and from which version. */
type Kept = { body: Draft | null; version: number | null };

/** The editing of one template. What is not saved yet is kept in the browser at every key stroke. */
export function useEditing(template: Template | undefined) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { take, askFirst, busy } = useStep();
  const [kept, keep, forget] = useKept<Kept>(`checklist.${template?.key ?? 'new'}`, () => ({ body: null, version: null }));
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
  const begun = kept.version ?? template?.version; // what colleagues have made of it since is not written over unasked

  function written(saved: Template): void {
    templateWritten(client, saved);
    forget();
  }

  /** Whether all there is stands on the server. A new one gets its address, where one goes on with publishing. */
  async function save({ publishing = false } = {}): Promise<boolean> {
    if (!dirty) return true;
    return take(async () => {
      if (begun !== undefined) {
        await put(begun);
        return;
      }
      const saved = await writes.create.run(draft);
      written(saved);
      await navigate(`${CHECKLISTS}/${saved.key}`, { replace: true, state: { publishing } });
    }, t('checklists.saved'));
  }

  async function put(over: number): Promise<void> {
    try {
      written(await writes.draft.run(draft, { version: over }));
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'stale_version') throw error;
      askFirst({ title: t('checklists.staleTitle'), text: t('checklists.staleText'), ok: t('checklists.staleMine') }, () => put(Number(error.facts['version'])), t('checklists.saved'));
      throw new PutAway();
    }
  }

  const publish = async (): Promise<void> => written(await writes.publish.run(null, version));

  function discard(): void {
    askFirst({ title: t('checklists.discardTitle'), text: t('checklists.discardText'), ok: t('checklists.discard') }, async () => {
      if (template && template.draft !== null && template.issues.length > 0) written(await writes.discard.run(null, version));
      forget();
    });
  }

  function archive(archived: boolean): void {
    const run = async (): Promise<void> => {
      const saved = await writes.archive.run({ archived }, version);
      if (begun === template?.version) keep({ version: saved.version }); // one's own step is no news to oneself
      templateWritten(client, saved);
    };
    if (archived) askFirst({ title: t('checklists.archiveTitle'), text: t('checklists.archiveText'), ok: t('checklists.archive') }, run);
    else void take(run);
  }

  const change = (part: Partial<Draft>): void => keep({ body: { ...draft, ...part }, ...(!dirty && template && { version: template.version }) });
  return { draft, change, dirty, busy, save, publish, discard, archive };
}

import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';

import { Read } from '@/features/people/parts/read';

import { templateQuery } from '../queries';
import { Editor } from './editor';

/** A template to work on: one that is there, or a new one. */
export function EditorPage() {
  const key = useParams()['key'] ?? 'new';
  const template = useQuery(templateQuery(key === 'new' ? '' : key));
  if (key === 'new') return <Editor key="new" template={undefined} />;
  return <Read query={template}>{(found) => <Editor key={found.key} template={found} />}</Read>;
}

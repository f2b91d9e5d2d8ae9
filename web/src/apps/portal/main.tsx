import 'virtual:tokens.css';
import '@/ui/base.css';

import { createRoot } from 'react-dom/client';

import { showAppearance } from '@/lib/appearance';
import { preferredLanguage, startWords } from '@/lib/i18n';
import words from '@/locales/doors/portal';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

showAppearance();
await startWords(preferredLanguage(), words);
createRoot(root).render(null);

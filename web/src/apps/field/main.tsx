import 'virtual:tokens.css';
import '@/ui/base.css';

import { QueryClientProvider } from '@tanstack/react-query';
import i18next from 'i18next';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { speak } from '@/api/http';
import { startAddresses } from '@/lib/address';
import { showAppearance } from '@/lib/appearance';
import { preferredLanguage, startWords } from '@/lib/i18n';
import words from '@/locales/doors/field';

import { phoneClient } from './client';
import { Shell } from './shell';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

showAppearance();
i18next.on('languageChanged', speak);
speak(preferredLanguage());
await startWords(preferredLanguage(), words);
startAddresses('/field');

const client = phoneClient();

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Shell />
    </QueryClientProvider>
  </StrictMode>,
);

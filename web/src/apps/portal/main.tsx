import 'virtual:tokens.css';
import '@/ui/base.css';

import { QueryClientProvider } from '@tanstack/react-query';
import i18next from 'i18next';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { createClient } from '@/api/client';
import { speak } from '@/api/http';
import { portal } from '@/api/portal-http';
import { go, here, startAddresses } from '@/lib/address';
import { showAppearance } from '@/lib/appearance';
import { preferredLanguage, startWords } from '@/lib/i18n';
import { setClockBy } from '@/lib/now';
import words from '@/locales/doors/portal';

import { Guard } from './broken';
import { Shell } from './shell';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

showAppearance();
startAddresses('/portal');
i18next.on('languageChanged', speak);
speak(preferredLanguage());
portal.use({ onResponse: ({ response }) => setClockBy(response.headers.get('Date')) });
await startWords(preferredLanguage(), words);

function toTheDoor(): void {
  if (!here().startsWith('/sign-in')) go(`/sign-in?next=${encodeURIComponent(here())}`);
}

const client = createClient(toTheDoor, {
  staleTime: 15_000,
  refetchOnWindowFocus: false, // the live line tells what has changed
  networkMode: 'always', // a phone that thinks it is offline may still reach us; if not, the page says so
});

createRoot(root).render(
  <StrictMode>
    <Guard>
      <QueryClientProvider client={client}>
        <Shell />
      </QueryClientProvider>
    </Guard>
  </StrictMode>,
);

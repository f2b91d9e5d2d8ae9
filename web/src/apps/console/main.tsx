import 'virtual:tokens.css';
import '@/ui/base.css';

import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import i18next from 'i18next';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';

import { createClient } from '@/api/client';
import { speak } from '@/api/http';
import { showAppearance } from '@/lib/appearance';
import { preferredLanguage, startWords } from '@/lib/i18n';
import words from '@/locales/doors/console';
import { AntdFrame } from '@/ui/antd-frame';

import { routes } from './routes';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

showAppearance();
i18next.on('languageChanged', speak);
speak(preferredLanguage());
await startWords(preferredLanguage(), words);

const router = createBrowserRouter(routes, { basename: '/console' });
const client = createClient(leaveForTheDoor, {
  staleTime: 15_000,
  refetchOnWindowFocus: false, // the live line tells what has changed
});

/** The end of a sign-in is noticed by several at once; only the first knows where one was. */
function leaveForTheDoor(): void {
  const { pathname, search } = router.state.location;
  if (pathname.startsWith('/console/sign-in')) return;
  void router.navigate(`/sign-in?next=${encodeURIComponent(pathname.replace(/^\/console/, '') + search)}`);
}

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <AntdFrame>
        <RouterProvider router={router} />
      </AntdFrame>
    </QueryClientProvider>
  </StrictMode>,
);

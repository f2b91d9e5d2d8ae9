import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, Route, Routes } from 'react-router';

import { AntdFrame } from '@/ui/antd-frame';

/** A page as the console shows it, at an address. */
export function show(page: ReactNode, { at = '/', path = '*' }: { at?: string; path?: string } = {}) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <QueryClientProvider client={client}>
      <AntdFrame>
        <MemoryRouter initialEntries={[at]}>
          <Routes>
            <Route path={path} element={page} />
            <Route path="*" element={null} />
          </Routes>
        </MemoryRouter>
      </AntdFrame>
    </QueryClientProvider>,
  );
}

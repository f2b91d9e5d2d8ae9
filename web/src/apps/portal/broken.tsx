import { Component, type ReactNode } from 'react';
import i18next from 'i18next';

import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';

/** A mistake of ours, or a page that could not be fetched: nothing of it is shown but what to do. */
export class Guard extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const cut = !navigator.onLine;
    return (
      <Notice title={i18next.t(cut ? 'trouble.offlineTitle' : 'trouble.brokenTitle')} text={i18next.t(cut ? 'trouble.offlinePage' : 'trouble.broken')}>
        <Button look="primary" onClick={() => location.reload()}>
          {i18next.t('trouble.reload')}
        </Button>
      </Notice>
    );
  }
}

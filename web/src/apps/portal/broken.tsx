import { Component, type ReactNode } from 'react';
import i18next from 'i18next';

import { isUnfetched } from '@/lib/unfetched';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';

/** A mistake of ours, or a page that could not be fetched: nothing of it is shown but what to do. */
export class Guard extends Component<{ children: ReactNode }, { broken: boolean; error: unknown }> {
  override state = { broken: false, error: undefined };

  static getDerivedStateFromError(error: unknown): { broken: boolean; error: unknown } {
    return { broken: true, error };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const cut = isUnfetched(this.state.error);
    return (
      <Notice title={i18next.t(cut ? 'trouble.unfetchedTitle' : 'trouble.brokenTitle')} text={i18next.t(cut ? 'trouble.unfetched' : 'trouble.broken')}>
        <Button look="primary" onClick={() => location.reload()}>
          {i18next.t('trouble.reload')}
        </Button>
      </Notice>
    );
  }
}

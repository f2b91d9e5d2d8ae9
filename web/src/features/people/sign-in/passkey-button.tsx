import { useTranslation } from 'react-i18next';

import type { Step } from '@/api/sign-in';
import { Button } from '@/ui/button';

type Props = { how: 'login' | 'authenticate'; busy: boolean; take: (attempt: () => Promise<Step>) => Promise<void> };

/** A finger or a face in the place of the password, or of the code. What does it is fetched when it is pressed. */
export function PasskeyButton({ how, busy, take }: Props) {
  const { t } = useTranslation();
  if (!window.isSecureContext || !('PublicKeyCredential' in window)) return null;
  return (
    <Button size="big" disabled={busy} onClick={() => void take(async () => (await import('@/api/passkey')).signInByPasskey(how))}>
      {t('signIn.passkey')}
    </Button>
  );
}

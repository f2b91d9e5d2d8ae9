import { MyCompany } from '@/features/customers/portal/my-company';
import { MePage } from '@/features/people/portal/me-page';
import type { Me } from '@/features/people/portal/queries';
import { ColumnPage } from '@/ui/column';

/** Me, with my company. */
export default function MeDoor({ me, onSignOut }: { me: Me; onSignOut: () => Promise<void> }) {
  return (
    <ColumnPage title={me.name}>
      <MePage me={me} company={<MyCompany />} onSignOut={onSignOut} />
    </ColumnPage>
  );
}

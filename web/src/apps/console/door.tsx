import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';

import { FirstRunPage } from '@/features/people/first-run-page';
import { firstRunQuery } from '@/features/people/queries';
import { StaffDoor } from '@/features/people/staff-door';
import { inside } from '@/lib/address';

/** The way in: sign in, or on a new installation make the first administrator. Then on to where one wanted to go. */
export function Door() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const firstRun = useQuery(firstRunQuery);
  const next = inside(params.get('next'));
  if (firstRun.data?.needed) return <FirstRunPage onDone={() => void client.invalidateQueries(firstRunQuery)} />;
  return <StaffDoor ended={next !== '/'} onIn={() => navigate(next, { replace: true })} />;
}

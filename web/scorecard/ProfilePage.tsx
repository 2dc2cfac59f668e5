import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ApiError } from '#web/api/ApiError.ts';
import { Loaded } from '#web/api/Loaded.tsx';
import { managerProfileQuery } from '#web/api/reportQueries.ts';
import { PageSkeleton } from '#web/ui/PageSkeleton.tsx';
import { useAddress } from '#web/ui/useAddress.ts';
import { NoSuchManager } from './NoSuchManager.tsx';
import { ProfileReport } from './ProfileReport.tsx';

/** One manager's team: what it says, who stays, how new people start, what the manager does. */
export function ProfilePage() {
  const { manager = '' } = useParams({ strict: false });
  const [address] = useAddress();
  const query = useQuery(managerProfileQuery(manager, address));
  if (query.error instanceof ApiError && query.error.status === 404) return <NoSuchManager why={query.error.message} />;
  return (
    <Loaded query={query} loading={<PageSkeleton blocks={[60, 240, 200, 380]} />}>
      {(profile, busy) => <ProfileReport profile={profile} busy={busy} />}
    </Loaded>
  );
}

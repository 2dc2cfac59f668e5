import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { sessionQuery } from '#web/api/sessionQueries.ts';
import { EmptyNotice } from '#web/ui/EmptyNotice.tsx';
import { PageHeading } from '#web/ui/PageHeading.tsx';
import { ASK, mayOpen, type RoleRoomName } from './mayOpen.ts';

/** The pages of a room; to somebody whose roles do not open it, in place of forms nobody would answer, that it is not for them. */
export function RoleRoom({ room }: { room: RoleRoomName }) {
  const { data } = useQuery(sessionQuery);
  const roles = data?.user?.roles;
  if (!roles) return null;
  if (mayOpen(room, roles)) return <Outlet />;
  return (
    <>
      <PageHeading title="Not for your role" />
      <EmptyNotice title="This page is not for your role">
        <p>{ASK[room]}</p>
      </EmptyNotice>
    </>
  );
}

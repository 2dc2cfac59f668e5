import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { scopeQuery } from '#web/api/reportQueries.ts';
import { EmptyNotice } from '#web/ui/EmptyNotice.tsx';
import { PageHeading } from '#web/ui/PageHeading.tsx';

/** The pages of figures; to somebody who sees no team instead of them why, and what to do. */
export function FiguresRoom() {
  const { data } = useQuery(scopeQuery());
  if (data?.sees !== 'nobody') return <Outlet />;
  return (
    <>
      <PageHeading title="You see no team yet" />
      <EmptyNotice title={data.why ?? 'Your account shows no team.'}>
        <p>{data.todo}</p>
      </EmptyNotice>
    </>
  );
}

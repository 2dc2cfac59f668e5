import { Link } from '@tanstack/react-router';
import { EmptyNotice } from '#web/ui/EmptyNotice.tsx';
import { PageHeading } from '#web/ui/PageHeading.tsx';

/** Said of a manager in the address whom the records do not know, with the way to those they do. */
export function NoSuchManager({ why }: { why: string }) {
  return (
    <>
      <PageHeading title="There is no such manager" />
      <EmptyNotice title={why}>
        <p>
          Choose one from the{' '}
          <Link to="/managers" search={({ from, to }) => ({ from, to })}>
            managers
          </Link>
          .
        </p>
      </EmptyNotice>
    </>
  );
}

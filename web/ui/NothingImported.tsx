import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { EmptyNotice } from './EmptyNotice.tsx';
import { PageHeading } from './PageHeading.tsx';

/** A page without the records it speaks of: what it needs, and the way to import it. */
export function NothingImported({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <PageHeading title={title} />
      <EmptyNotice title="No records for this yet">
        <p>{children}</p>
        <p>
          <Link to="/data">Import files</Link>, or go back to the <Link to="/">overview</Link>.
        </p>
      </EmptyNotice>
    </>
  );
}

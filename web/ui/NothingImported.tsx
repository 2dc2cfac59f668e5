import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { EmptyNotice } from './EmptyNotice.tsx';
import { PageHeading } from './PageHeading.tsx';

type Props = {
  title: string;
  children: ReactNode;
  /** What each of its parts lacks. */
  missing?: readonly string[];
};

/** A page without the records it speaks of: what it needs, and the way to import it. */
export function NothingImported({ title, children, missing = [] }: Props) {
  return (
    <>
      <PageHeading title={title} />
      <EmptyNotice title="No records for this yet">
        <p>{children}</p>
        {missing.length > 0 && (
          <ul>
            {missing.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        )}
        <p>
          <Link to="/data">Import files</Link>, or go back to the <Link to="/">overview</Link>.
        </p>
      </EmptyNotice>
    </>
  );
}

import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FailureNotice } from '#web/ui/FailureNotice.tsx';
import { failureFrom } from './failureFrom.ts';

type Props<Answer> = {
  query: UseQueryResult<Answer>;
  /** Holds the page's heights until the answer is there. */
  loading: ReactNode;
  children: (answer: Answer, busy: boolean) => ReactNode;
};

/** An answer of the server in whichever state it is: on its way, failed (what to do, try again), or there. */
export function Loaded<Answer>({ query, loading, children }: Props<Answer>) {
  if (query.error && (query.data === undefined || query.isPlaceholderData))
    return <FailureNotice failure={failureFrom(query.error)} retry={() => void query.refetch()} />;
  if (query.data === undefined) return loading;
  return children(query.data, query.isPlaceholderData);
}

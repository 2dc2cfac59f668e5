import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { type Failure } from '#web/ui/FailureNotice.tsx';
import { failureFrom } from '#web/api/failureFrom.ts';

/** Something a person does on the page: sent, what it changed asked for again, and why it was refused. */
export function useChange<Request, Answer>(send: (request: Request) => Promise<Answer>, changes: readonly QueryKey[]) {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: send,
    onSuccess: () => Promise.all(changes.map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  const failure: Failure | undefined = change.error ? failureFrom(change.error) : undefined;
  return { ...change, failure };
}

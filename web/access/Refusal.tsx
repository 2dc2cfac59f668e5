import type { Failure } from '#web/ui/FailureNotice.tsx';

/** Why a form was not taken and what to do, said aloud as it appears. */
export function Refusal({ failure }: { failure: Failure | undefined }) {
  return <div role="alert">{failure && `${failure.what} ${failure.todo}`}</div>;
}

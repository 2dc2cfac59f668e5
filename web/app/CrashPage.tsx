import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { failureFrom } from '#web/api/failureFrom.ts';
import { FailureNotice } from '#web/ui/FailureNotice.tsx';

/** Shown in place of a page that could not be shown at all. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = (): void => {
    reset();
    void router.invalidate();
  };
  return <FailureNotice failure={failureFrom(error)} retry={again} />;
}

import { Button } from '@mantine/core';
import styles from './Notice.module.css';

export type Failure = {
  /** forbidden: there is something, but not for this person; error: it could not be had. */
  kind: 'forbidden' | 'error';
  what: string;
  todo: string;
};

/** What went wrong and what to do about it; with a way to try again when trying again can help. */
export function FailureNotice({ failure, retry }: { failure: Failure; retry?: () => void }) {
  return (
    <div className={styles.notice} data-kind={failure.kind} role="alert">
      <h2>{failure.kind === 'forbidden' ? 'You do not have access to this' : 'This could not be loaded'}</h2>
      <p>{failure.what}</p>
      <p>{failure.todo}</p>
      {retry && failure.kind === 'error' && (
        <div>
          <Button variant="default" onClick={retry}>
            Try again
          </Button>
        </div>
      )}
    </div>
  );
}

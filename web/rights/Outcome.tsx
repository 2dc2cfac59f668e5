import type { Failure } from '#web/ui/FailureNotice.tsx';
import styles from './Rights.module.css';

/** What became of a form: done, or why not and what to do. */
export function Outcome({ done, failure }: { done: string | undefined; failure: Failure | undefined }) {
  return (
    <>
      <output>{done}</output>
      {failure && (
        <div role="alert" className={styles.trouble}>
          <strong>{failure.what}</strong> {failure.todo}
        </div>
      )}
    </>
  );
}

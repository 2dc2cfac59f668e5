import { useEffect, useRef } from 'react';
import type { Failure } from '#web/ui/FailureNotice.tsx';
import styles from './Rights.module.css';

/** What became of a form: done, or why not and what to do. It takes the focus, which the form's button lost while it waited. */
export function Outcome({ done, failure }: { done: string | undefined; failure: Failure | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  const said = done ?? failure?.what;
  useEffect(() => {
    if (said !== undefined) box.current?.focus();
  }, [said]);
  return (
    <div ref={box} tabIndex={-1}>
      <output>{done}</output>
      {failure && (
        <div role="alert" className={styles.trouble}>
          <strong>{failure.what}</strong> {failure.todo}
        </div>
      )}
    </div>
  );
}

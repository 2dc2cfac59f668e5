import type { Failure } from '#web/ui/FailureNotice.tsx';
import { pageWords } from './pageWords.ts';
import parts from './parts.module.css';

/** What went wrong and what to do about it, under a heading that says what was being done. */
export function Trouble({ title, failure }: { title: string; failure: Failure }) {
  return (
    <div className={parts.callout} role="alert">
      <strong>{title}</strong>
      <p>{pageWords(failure.what)}</p>
      <p>{pageWords(failure.todo)}</p>
    </div>
  );
}

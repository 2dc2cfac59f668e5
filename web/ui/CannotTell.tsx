import { VerdictMark } from './VerdictMark.tsx';

/** In place of a number or verdict the records are too few for; unlike a withheld one, nothing is kept back. */
export function CannotTell({ why }: { why: string }) {
  return <VerdictMark standing="unknown" label={`cannot tell: ${why}`} />;
}

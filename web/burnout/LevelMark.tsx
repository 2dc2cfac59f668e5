import type { EvidenceLevel } from '#shared/contract/grouping.ts';
import { VerdictMark } from '#web/ui/VerdictMark.tsx';

/** How sure a finding is. */
export function LevelMark({ level }: { level: EvidenceLevel }) {
  return level === 'strong evidence' ? (
    <VerdictMark standing="strong" label="Strong evidence" />
  ) : (
    <VerdictMark standing="watch" label="Watch" />
  );
}

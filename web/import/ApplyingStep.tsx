import type { Progress } from '#web/api/runTask.ts';
import { formatNumber } from '#web/ui/formatNumber.ts';
import { Panel } from '#web/ui/Panel.tsx';
import type { FileEntry } from './importState.ts';
import parts from './parts.module.css';

interface ApplyingStepProps {
  files: readonly FileEntry[];
  progress: Progress | undefined;
}

function rowsOf(files: readonly FileEntry[], name: string): number | undefined {
  const state = files.find(({ source }) => source.name === name)?.state;
  return state?.at === 'recognised' && state.found.rows > 0 ? state.found.rows : undefined;
}

/** How far the import is: rows read of the file at hand. It cannot be half done, so there is nothing to stop here. */
export function ApplyingStep({ files, progress }: ApplyingStepProps) {
  const total = progress && rowsOf(files, progress.file);
  return (
    <Panel title="Importing" subtitle="Either all of it is stored or nothing. Leaving this page does not stop it.">
      <div className={parts.progress}>
        <span>
          {progress
            ? `${progress.file}: ${formatNumber(progress.rows)}${total === undefined ? '' : ` of ${formatNumber(total)}`} rows`
            : 'Starting…'}
        </span>
        <progress
          aria-label="Import"
          max={1}
          {...(progress && total !== undefined ? { value: Math.min(1, progress.rows / total) } : {})}
        />
      </div>
    </Panel>
  );
}

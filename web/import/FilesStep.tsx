import { Button } from '@mantine/core';
import { formatCount } from '#web/ui/formatNumber.ts';
import { Panel } from '#web/ui/Panel.tsx';
import { DropZone } from './DropZone.tsx';
import { FileCard } from './FileCard.tsx';
import { canPreview, type ImportState } from './importState.ts';
import { openQuestions } from './openQuestions.ts';
import { Trouble } from './Trouble.tsx';
import type { Import } from './useImport.ts';
import parts from './parts.module.css';

/** Why the preview cannot start yet, or nothing when it can. */
function waitingFor({ files }: ImportState): string | undefined {
  const open = files.reduce(
    (sum, { state }) => sum + (state.at === 'recognised' ? openQuestions(state.found, state.mapping).length : 0),
    0,
  );
  if (open > 0) return `${formatCount(open, 'question')} to answer first.`;
  if (files.some(({ state }) => state.at === 'refused'))
    return 'Take out the file that could not be read first, or have it read in another way.';
  return files.some(({ state }) => state.at !== 'recognised') ? 'Waiting for the files.' : undefined;
}

/** The dropped files, what was recognised in each, and the way on to the preview. */
export function FilesStep({ state, add, remove, setKind, setReading, setMapping, preview }: Import) {
  const { files, step, failure } = state;
  const waiting = waitingFor(state);
  return (
    <Panel title={files.length === 0 ? 'Add files' : formatCount(files.length, 'file')}>
      {failure && <Trouble title="That did not work; nothing was stored" failure={failure} />}
      {files.map((entry) => (
        <FileCard
          key={entry.key}
          entry={entry}
          onRemove={() => remove(entry)}
          onKind={(kind) => void setKind(entry, kind)}
          onReading={(reading) => void setReading(entry, reading)}
          onMapping={(mapping) => setMapping(entry, mapping)}
        />
      ))}
      <DropZone slim={files.length > 0} onFiles={(dropped) => void add(dropped)} />
      {files.length > 0 && (
        <div className={parts.actions}>
          <Button disabled={!canPreview(state)} loading={step.at === 'previewing'} onClick={() => void preview()}>
            Show what would change
          </Button>
          {step.at === 'previewing' && step.progress && (
            <p className={parts.quiet}>
              {step.progress.file}: {formatCount(step.progress.rows, 'row')} read
            </p>
          )}
          {waiting && <p className={parts.quiet}>{waiting}</p>}
        </div>
      )}
    </Panel>
  );
}

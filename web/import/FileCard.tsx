import { useId } from 'react';
import type { Kind, Mapping } from '#shared/contract/import.ts';
import { ColumnTable } from './ColumnTable.tsx';
import type { FileEntry, FileState, Recognised, Refused } from './importState.ts';
import { formatBytes } from './importSentences.ts';
import { KindChoice } from './KindChoice.tsx';
import { openQuestions } from './openQuestions.ts';
import { type Reading, readingOf } from './importRequests.ts';
import { QuestionList } from './QuestionList.tsx';
import { ReadingFields } from './ReadingFields.tsx';
import { RowsThatCount } from './RowsThatCount.tsx';
import { RunFields } from './RunFields.tsx';
import { SourceLine } from './SourceLine.tsx';
import { Trouble } from './Trouble.tsx';
import parts from './parts.module.css';
import styles from './FileCard.module.css';

interface FileCardProps {
  entry: FileEntry;
  onRemove: () => void;
  onKind: (kind: Kind) => void;
  onReading: (reading: Reading) => void;
  onMapping: (mapping: Mapping) => void;
}

/** One dropped file: how far it has come, what was recognised, what is to be answered, and how each column is read. */
export function FileCard({ entry, onRemove, onKind, onReading, onMapping }: FileCardProps) {
  const { source, state } = entry;
  const id = useId();
  const busy = state.at === 'waiting' || state.at === 'uploading' || state.at === 'recognising';
  // While it is read once more the file stays as it was, so that the keyboard stays where it is.
  const shown = state.at === 'recognising' ? state.before : state;
  const known = shown?.at === 'recognised' ? shown : undefined;
  return (
    <section className={styles.card} aria-labelledby={id} aria-busy={busy}>
      <div className={`${parts.head} ${styles.cardHead}`}>
        <div>
          <h3 id={id} className={styles.fileName}>
            {source.name}
          </h3>
          {known ? <SourceLine found={known.found} /> : <p className={parts.quiet}>{formatBytes(source.size)}</p>}
        </div>
        <button
          type="button"
          className={parts.quietButton}
          onClick={onRemove}
          aria-label={`${busy ? 'Cancel' : 'Take out'} ${source.name}`}
        >
          {busy ? 'Cancel' : 'Take out'}
        </button>
      </div>
      {busy && <UploadProgress name={source.name} state={state} />}
      {shown?.at === 'refused' && <RefusedParts name={source.name} state={shown} onReading={onReading} />}
      {known && <RecognisedParts state={known} onKind={onKind} onReading={onReading} onMapping={onMapping} />}
    </section>
  );
}

function UploadProgress({ name, state }: { name: string; state: FileState }) {
  const share = state.at === 'uploading' ? state.share : undefined;
  const words = {
    waiting: 'Waiting for the file before it',
    uploading: 'Uploading',
    recognising: 'Reading the whole file',
  };
  const text = state.at === 'waiting' || state.at === 'uploading' || state.at === 'recognising' ? words[state.at] : '';
  return (
    <div className={parts.progress}>
      <span>
        {text}
        {share === undefined ? '…' : ` ${Math.round(share * 100)}%`}
      </span>
      <progress aria-label={`${text} ${name}`} max={1} {...(share === undefined ? {} : { value: share })} />
    </div>
  );
}

interface RefusedPartsProps extends Pick<FileCardProps, 'onReading'> {
  name: string;
  state: Refused;
}

/** Why a file could not be read, and as long as the server keeps it, other ways of reading it. */
function RefusedParts({ name, state: { failure, kept }, onReading }: RefusedPartsProps) {
  const isWorkbook = /\.xls[xm]$/i.test(name) || (kept?.sheets.length ?? 0) > 0;
  const partKind = isWorkbook ? 'sheet' : undefined;
  return (
    <>
      <Trouble title="This file could not be read" failure={failure} />
      {kept && (
        <ReadingFields
          reading={kept.reading}
          foundEncoding={undefined}
          partKind={partKind}
          sheets={kept.sheets}
          failed
          onReading={onReading}
        />
      )}
    </>
  );
}

interface RecognisedPartsProps extends Pick<FileCardProps, 'onKind' | 'onReading' | 'onMapping'> {
  state: Recognised;
}

function RecognisedParts({ state, onKind, onReading, onMapping }: RecognisedPartsProps) {
  const { found, mapping, failure } = state;
  const questions = openQuestions(found, mapping);
  const change = { found, mapping, onMapping };
  return (
    <>
      <KindChoice found={found} onKind={onKind} />
      <ReadingFields
        reading={readingOf(found.mapping)}
        foundEncoding={found.encoding}
        partKind={found.partKind}
        failed={failure !== undefined}
        onReading={onReading}
      />
      {failure && <Trouble title="It could not be read that way, and is read as before" failure={failure} />}
      {found.kind !== undefined && (
        <>
          <QuestionList questions={questions} {...change} />
          <RunFields {...change} />
          <RowsThatCount {...change} />
          <ColumnTable {...change} />
        </>
      )}
    </>
  );
}

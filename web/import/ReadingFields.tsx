import { useRef, useState } from 'react';
import { Field } from '#web/ui/Field.tsx';
import type { Reading } from './importRequests.ts';
import styles from './RunFields.module.css';
import { SheetChoice } from './SheetChoice.tsx';

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1250', 'windows-1252', 'iso-8859-2', 'windows-1251'];

const OTHER_READING = 'Letters look wrong, or the header stands further down';
const OTHER_SHEET = 'Another sheet is meant, or the header stands further down';

interface ReadingFieldsProps {
  reading: Reading;
  /** The encoding that was found; `undefined` when the file could not be read so far. */
  foundEncoding: string | undefined;
  partKind: 'sheet' | 'stream' | undefined;
  /** The sheets of a workbook that could not be read, to choose another from. */
  sheets?: readonly string[];
  /** Could it not be read in the way said last? */
  failed: boolean;
  onReading: (reading: Reading) => void;
}

/** How the file itself is read, where a person knows better: its encoding, and the row its header stands in. */
export function ReadingFields({
  reading,
  foundEncoding,
  partKind,
  sheets = [],
  failed,
  onReading,
}: ReadingFieldsProps) {
  const isSheet = partKind === 'sheet';
  const said = reading.encoding !== undefined || reading.headerRow !== undefined;
  return (
    <details open={said || failed}>
      <summary>{sheets.length > 0 ? OTHER_SHEET : OTHER_READING}</summary>
      <div className={styles.run}>
        {sheets.length > 0 && (
          <SheetChoice sheets={sheets} chosen={reading.part} onChange={(part) => onReading({ ...reading, part })} />
        )}
        {!isSheet && (
          <Field label="Encoding">
            {(id) => (
              <select
                id={id}
                value={reading.encoding ?? ''}
                onChange={(event) => onReading({ ...reading, encoding: event.currentTarget.value || undefined })}
              >
                <option value="">{foundEncoding === undefined ? 'Choose…' : `as found: ${foundEncoding}`}</option>
                {ENCODINGS.map((encoding) => (
                  <option key={encoding}>{encoding}</option>
                ))}
              </select>
            )}
          </Field>
        )}
        {partKind !== 'stream' && <HeaderRow reading={reading} onReading={onReading} />}
      </div>
    </details>
  );
}

/** Asked for when the field is left or Enter is pressed, once each row. */
function HeaderRow({ reading, onReading }: Pick<ReadingFieldsProps, 'reading' | 'onReading'>) {
  const [row, setRow] = useState(reading.headerRow?.toString() ?? '');
  const headerRow = /^[1-9]\d*$/.test(row) ? Number(row) : undefined;
  const asked = useRef(reading.headerRow);
  const ask = (): void => {
    asked.current = headerRow;
    onReading({ ...reading, headerRow });
  };
  return (
    <Field label="Row of the header">
      {(id) => (
        <input
          id={id}
          inputMode="numeric"
          placeholder="as found"
          value={row}
          onChange={(event) => setRow(event.currentTarget.value)}
          onBlur={() => headerRow !== asked.current && ask()}
          onKeyDown={(event) => event.key === 'Enter' && ask()}
        />
      )}
    </Field>
  );
}

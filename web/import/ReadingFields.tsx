import { useRef, useState } from 'react';
import { Field } from '#web/ui/Field.tsx';
import type { Reading } from './importRequests.ts';
import styles from './RunFields.module.css';

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1250', 'windows-1252', 'iso-8859-2', 'windows-1251'];

interface ReadingFieldsProps {
  reading: Reading;
  /** The encoding that was found; `undefined` when the file could not be read so far. */
  foundEncoding: string | undefined;
  partKind: 'sheet' | 'stream' | undefined;
  /** Could it not be read in the way said last? */
  failed: boolean;
  onReading: (reading: Reading) => void;
}

/** How the file itself is read, where a person knows better: its encoding, and the row its header stands in. */
export function ReadingFields({ reading, foundEncoding, partKind, failed, onReading }: ReadingFieldsProps) {
  const [row, setRow] = useState(reading.headerRow?.toString() ?? '');
  const isSheet = partKind === 'sheet';
  const said = reading.encoding !== undefined || reading.headerRow !== undefined;
  const headerRow = /^[1-9]\d*$/.test(row) ? Number(row) : undefined;
  const asked = useRef(reading.headerRow);
  const ask = (): void => {
    asked.current = headerRow;
    onReading({ ...reading, headerRow });
  };
  return (
    <details open={said || failed}>
      <summary>Letters look wrong, or the header stands further down</summary>
      <div className={styles.run}>
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
        {partKind !== 'stream' && (
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
        )}
      </div>
    </details>
  );
}

import { useState } from 'react';
import parts from './parts.module.css';
import styles from './DropZone.module.css';

interface DropZoneProps {
  onFiles: (files: readonly File[]) => void;
  /** Smaller, once there are files. */
  slim: boolean;
}

/** Where files are dropped, or chosen: a file input that covers the whole field, so that browser, keyboard and screen reader know it. */
export function DropZone({ onFiles, slim }: DropZoneProps) {
  const [over, setOver] = useState(false);
  return (
    <label className={styles.drop} data-over={over} data-slim={slim}>
      <span className={styles.dropTitle}>{slim ? 'Add more files' : 'Drop files here, or choose them'}</span>
      <span className={parts.quiet}>
        CSV or other delimited text, Excel workbooks (.xlsx), messages of Singer and Airbyte taps, also gzipped. Nothing
        is stored before you have seen what would change.
      </span>
      <input
        type="file"
        multiple
        className={styles.dropInput}
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}

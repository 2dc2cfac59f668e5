import { type ReactNode, useRef, useState } from 'react';
import { pictureOf } from './pictureOf.ts';
import styles from './WithPicture.module.css';

interface WithPictureProps {
  /** The file's name without its ending. */
  name: string;
  /** Nothing is drawn in it: there is no picture to save. */
  empty?: boolean;
  children: ReactNode;
}

function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 0);
}

/** A chart with a button that saves it as a PNG. */
export function WithPicture({ name, empty = false, children }: WithPictureProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState<string>();
  const save = async (): Promise<void> => {
    const drawing = frame.current?.querySelector<SVGSVGElement>('svg[role="img"]');
    if (!drawing) return setFailed('There is no chart to save yet.');
    try {
      saveBlob(`${name}.png`, await pictureOf(drawing));
      return setFailed(undefined);
    } catch (error) {
      return setFailed(`The picture was not saved: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return (
    <div ref={frame}>
      {children}
      {!empty && (
        <div className={styles.pictureBar}>
          {failed && <span role="alert">{failed}</span>}
          <button type="button" className={styles.picture} onClick={() => void save()}>
            Download PNG
          </button>
        </div>
      )}
    </div>
  );
}

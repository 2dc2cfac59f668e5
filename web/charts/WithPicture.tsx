import { type ReactNode, useRef } from 'react';
import { useSaveFile } from '#web/ui/useSaveFile.ts';
import { pictureOf } from './pictureOf.ts';
import styles from './WithPicture.module.css';

interface WithPictureProps {
  /** The file's name without its ending. */
  name: string;
  /** Nothing is drawn in it: there is no picture to save. */
  empty?: boolean;
  children: ReactNode;
}

/** A chart with a button that saves it as a PNG. */
export function WithPicture({ name, empty = false, children }: WithPictureProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { save, trouble } = useSaveFile();
  const draw = (): Promise<Blob> => {
    const drawing = frame.current?.querySelector<SVGSVGElement>('svg[role="img"]');
    return drawing ? pictureOf(drawing) : Promise.reject(new Error('there is no chart yet.'));
  };
  return (
    <div ref={frame}>
      {children}
      {!empty && (
        <div className={styles.pictureBar}>
          {trouble && <span role="alert">{trouble}</span>}
          <button type="button" className={styles.picture} onClick={() => void save({ what: `${name}.png` }, draw)}>
            Download PNG
          </button>
        </div>
      )}
    </div>
  );
}

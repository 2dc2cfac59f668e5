import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import styles from './forms.module.css';

type Props = {
  /** What it is, and what to do with it. */
  words: string;
  text: string;
};

/** A link or token that is told this one time; takes the focus, since it is what the person waited for. */
export function ShownOnce({ words, text }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [copied, setCopied] = useState<boolean>();
  useEffect(() => box.current?.focus(), []);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div ref={box} tabIndex={-1} className={styles.callout}>
      <p>{words}</p>
      <p className={styles.once}>{text}</p>
      <div className={styles.actions}>
        <Button variant="default" onClick={() => void copy()}>
          Copy
        </Button>
        <span aria-live="polite">
          {copied === true && 'Copied.'}
          {copied === false && 'The browser did not allow copying: select the text and copy it.'}
        </span>
      </div>
    </div>
  );
}

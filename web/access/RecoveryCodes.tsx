import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { saveBlob } from '#web/ui/saveBlob.ts';
import forms from './forms.module.css';
import styles from './SecondStep.module.css';

type Props = { codes: readonly string[]; onDone: () => void };

/** Recovery codes, told this one time: to be copied or saved. Takes the focus, since nothing else matters until they are kept. */
export function RecoveryCodes({ codes, onDone }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  useEffect(() => box.current?.focus(), []);
  const text = `${codes.join('\n')}\n`;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid('Copied.'),
      () => setSaid('The browser did not allow copying: select the codes and copy them.'),
    );
  const save = () => {
    saveBlob('bellwether-recovery-codes.txt', new Blob([text], { type: 'text/plain;charset=utf-8' }));
    setSaid('Saved as bellwether-recovery-codes.txt.');
  };
  return (
    <div ref={box} tabIndex={-1} className={forms.callout}>
      <p>
        Without your phone, one of these codes lets you in in place of the app’s, each once. They are shown this once:
        keep them where your password is not.
      </p>
      <ul className={styles.codes} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={forms.actions}>
        <Button variant="default" onClick={() => void copy()}>
          Copy
        </Button>
        <Button variant="default" onClick={save}>
          Download
        </Button>
        <Button onClick={onDone}>I have kept them</Button>
        <span aria-live="polite">{said}</span>
      </div>
    </div>
  );
}

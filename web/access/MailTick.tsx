import type { MailTicked } from './useMailTick.ts';
import styles from './forms.module.css';

/** Whether a link is also sent by mail; not there when mail is not set up. */
export function MailTick({ tick: { setUp, mail, setWanted } }: { tick: MailTicked }) {
  if (!setUp) return null;
  return (
    <label className={styles.choice}>
      <input type="checkbox" checked={mail} onChange={({ target }) => setWanted(target.checked)} />
      Send the link by mail
    </label>
  );
}

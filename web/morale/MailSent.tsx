import type { MailReport } from '#shared/contract/mail.ts';
import { formatCount } from '#web/ui/formatNumber.ts';
import styles from './MailResults.module.css';

/** What came of sending: to how many it went, and who could not be reached and why. */
export function MailSent({ report: { sent, skipped, failed, notTried } }: { report: MailReport }) {
  return (
    <div className={styles.callout}>
      <p>
        {`It went to ${formatCount(sent.length, 'person', 'people')}.`}
        {skipped.length > 0 &&
          ` ${formatCount(skipped.length, 'person', 'people')} had it already, or just now get it from somebody else.`}
      </p>
      {failed.length > 0 && (
        <>
          <p>{`${formatCount(failed.length, 'person', 'people')} could not be reached:`}</p>
          <ul>
            {failed.map(({ name, email, why }) => (
              <li key={email}>{`${name} (${email}): ${why}`}</li>
            ))}
          </ul>
        </>
      )}
      {notTried.length > 0 && (
        <p>{`For ${formatCount(notTried.length, 'person', 'people')} it was not tried, since the mail server was not to be had.`}</p>
      )}
      {failed.length + notTried.length > 0 && <p>Sending once more goes on with who is missing.</p>}
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { failureFrom } from '#web/api/failureFrom.ts';
import { mailQuery } from '#web/api/mailQueries.ts';
import { sessionQuery } from '#web/api/sessionQueries.ts';
import { useViewing } from '#web/api/useViewing.ts';
import { FailureNotice } from '#web/ui/FailureNotice.tsx';
import { Panel } from '#web/ui/Panel.tsx';
import { MailSteps } from './MailSteps.tsx';

/** Mailing everybody what they may see of a wave; for owner and HR, and not while somebody else's view is shown. */
export function MailResults({ wave }: { wave: string }) {
  const { data: session } = useQuery(sessionQuery);
  const viewing = useViewing();
  const mayMail = session?.user?.roles.some((role) => role === 'owner' || role === 'hr') === true && !viewing;
  const { data: mail, error, refetch } = useQuery({ ...mailQuery, enabled: mayMail });
  if (!mayMail) return null;
  if (error) return <FailureNotice failure={failureFrom(error)} retry={() => void refetch()} />;
  if (!mail) return null;
  return (
    <Panel
      title="Mail the results"
      subtitle={`Each person who is let in gets what they may see of ${wave}, and nothing else.`}
    >
      {mail.setUp ? (
        <MailSteps wave={wave} />
      ) : (
        <p>
          This Bellwether sends no mail. Whoever runs it sets BELLWETHER_MAIL and BELLWETHER_MAIL_FROM, as docs/mail.md
          says, and starts it again.
        </p>
      )}
    </Panel>
  );
}

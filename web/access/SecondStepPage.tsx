import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { sessionQuery } from '#web/api/sessionQueries.ts';
import { useAddress } from '#web/ui/useAddress.ts';
import { AccessCard } from './AccessCard.tsx';
import { CodeForm } from './CodeForm.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { SetUpSecondStep } from './SetUpSecondStep.tsx';
import { isOwnAddress } from './useAccess.ts';

/** What comes between the password and the pages: a code, or setting up the second step that is asked of everybody. */
export function SecondStepPage() {
  const { data: session } = useQuery(sessionQuery);
  const [{ next }] = useAddress();
  const [codes, setCodes] = useState<string[]>();
  const goOn = useGoOn(next);
  if (codes)
    return (
      <AccessCard title="Keep your recovery codes" words="The second step is set up.">
        <RecoveryCodes codes={codes} onDone={goOn} />
      </AccessCard>
    );
  if (session?.secondStep === 'code') return <CodeForm next={next} />;
  if (session?.secondStep === 'set up')
    return (
      <AccessCard
        title="Set up a second step"
        words="Everybody who signs in here with a password also gives a code of an authenticator app. Until it is set up there is nothing to be read."
      >
        <SetUpSecondStep onCodes={setCodes} />
      </AccessCard>
    );
  if (session?.user)
    return (
      <AccessCard title="You are signed in" words={`As ${session.user.name}. There is no second step to take here.`}>
        <p>
          <a href={isOwnAddress(next) ? next : '/'}>Go on</a>
        </p>
      </AccessCard>
    );
  return (
    <AccessCard
      title="Nothing to do here"
      words="A second step is asked for after the password, for a few minutes; then the password is to be given again."
    >
      <p>
        <Link to="/sign-in" search={{ next }}>
          Sign in
        </Link>
      </p>
    </AccessCard>
  );
}

/** To where the person wanted to go, signed in as they now are. */
function useGoOn(next: string | undefined) {
  const client = useQueryClient();
  const router = useRouter();
  return () => {
    client.removeQueries({ queryKey: sessionQuery.queryKey });
    router.history.replace(isOwnAddress(next) ? next : '/');
  };
}

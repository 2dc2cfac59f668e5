import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { startSingleSignOn } from '#web/api/accessQueries.ts';
import { failureFrom } from '#web/api/failureFrom.ts';
import { setViewing } from '#web/api/viewing.ts';
import { Refusal } from './Refusal.tsx';
import { isOwnAddress } from './useAccess.ts';

/** Why somebody the provider knows was not let in here, and what to do. */
const REFUSED: Readonly<Record<string, string>> = {
  not_invited: 'You have no account here. Ask an administrator of this Bellwether to invite you.',
  no_role: 'None of your groups has a role here. Ask an administrator of this Bellwether.',
  unverified_email: 'The provider has not verified your e-mail address. Verify it there, then try again.',
  account_not_linked: 'The provider has not verified your e-mail address. Verify it there, then try again.',
};
const OTHERWISE = 'The sign-in did not come to its end. Try again; if it fails again, ask an administrator.';

type Props = { name: string; next: string | undefined; refused: string | undefined };

/** Goes to the company's identity provider, which sends the person back signed in. */
export function SingleSignOnButton({ name, next, refused }: Props) {
  const start = useMutation({
    mutationFn: () => startSingleSignOn(isOwnAddress(next) ? next : undefined),
    onSuccess: ({ address }) => {
      setViewing(undefined);
      window.location.assign(address);
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => start.mutate()} loading={start.isPending || start.isSuccess}>
        Sign in with {name}
      </Button>
      <Refusal failure={start.error ? failureFrom(start.error) : undefined} />
      {refused !== undefined && <p role="alert">{REFUSED[refused] ?? OTHERWISE}</p>}
    </>
  );
}

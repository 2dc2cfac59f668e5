import './styles.ts';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { sessionQuery, signIn } from '#web/api/sessionQueries.ts';
import { failureFrom } from '#web/api/failureFrom.ts';
import { useAddress } from '#web/ui/useAddress.ts';
import { AccessCard, fieldText } from './AccessCard.tsx';
import { Refusal } from './Refusal.tsx';
import { SingleSignOnButton } from './SingleSignOnButton.tsx';
import { isOwnAddress, useAccess } from './useAccess.ts';

/** Signing in; while there is no owner yet, where to find the set-up link instead. */
export function SignInPage() {
  const session = useQuery(sessionQuery);
  const access = useAccess(signIn);
  const [{ next, refused }] = useAddress();
  if (session.data && !session.data.setUp) {
    return (
      <AccessCard
        title="Open the set-up link"
        words="This Bellwether has no owner yet. Where it was started, a one-time set-up link was printed: open it to choose your name and password."
      >
        <p>Lost it? Stop Bellwether and start it again with “npm start”: it prints a new one.</p>
      </AccessCard>
    );
  }
  return (
    <AccessCard
      title="Sign in"
      words="With the e-mail address and password of your account."
      onSubmit={(fields) =>
        access.mutate({ email: fieldText(fields, 'email'), password: fieldText(fields, 'password') })
      }
    >
      {session.data?.user && (
        <p>
          You are signed in as {session.data.user.name}. <a href={isOwnAddress(next) ? next : '/'}>Go on</a>, or sign in
          as somebody else:
        </p>
      )}
      {session.data?.singleSignOn && (
        <SingleSignOnButton name={session.data.singleSignOn} next={next} refused={refused} />
      )}
      <TextInput name="email" type="email" label="E-mail" autoComplete="username" required withAsterisk={false} />
      <PasswordInput name="password" label="Password" autoComplete="current-password" required withAsterisk={false} />
      <Refusal failure={access.error ? failureFrom(access.error) : undefined} />
      <Button type="submit" loading={access.isPending}>
        Sign in
      </Button>
    </AccessCard>
  );
}

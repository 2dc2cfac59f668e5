import './styles.ts';
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { failureFrom } from '#web/api/failureFrom.ts';
import { sessionQuery, setUp } from '#web/api/sessionQueries.ts';
import { useAddress } from '#web/ui/useAddress.ts';
import { AccessCard, fieldText } from './AccessCard.tsx';
import { NewPassword } from './NewPassword.tsx';
import { Refusal } from './Refusal.tsx';
import { useAccess } from './useAccess.ts';

/** The first account, reached by the link printed at the start. */
export function SetUpPage() {
  const [{ token }] = useAddress();
  const access = useAccess(setUp);
  const { data } = useQuery(sessionQuery);
  if (data?.setUp && !access.isSuccess)
    return (
      <AccessCard
        title="Bellwether is set up already"
        words="It has an owner, and the set-up link was good once. If you have no account, ask an administrator for an invitation."
      >
        <p>
          <Link to="/sign-in">Sign in</Link>
        </p>
      </AccessCard>
    );
  if (!token) {
    return (
      <AccessCard
        title="This link is not complete"
        words="The set-up link ends in “?token=” and a long text. Copy the whole line that was printed where Bellwether was started."
      >
        {null}
      </AccessCard>
    );
  }
  return (
    <AccessCard
      title="Set up Bellwether"
      words="You become its owner: you import the data and see every team. The account stays on this machine."
      onSubmit={(fields) =>
        access.mutate({
          token,
          name: fieldText(fields, 'name'),
          email: fieldText(fields, 'email'),
          password: fieldText(fields, 'password'),
        })
      }
    >
      <TextInput name="name" label="Your name" autoComplete="name" required withAsterisk={false} />
      <TextInput name="email" type="email" label="E-mail" autoComplete="username" required withAsterisk={false} />
      <NewPassword />
      <Refusal failure={access.error ? failureFrom(access.error) : undefined} />
      <Button type="submit" loading={access.isPending}>
        Create the owner
      </Button>
    </AccessCard>
  );
}

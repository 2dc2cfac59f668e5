import './styles.ts';
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import type { OpenLinkResponse } from '#shared/contract/accounts.ts';
import { openLink, takeLink } from '#web/api/accessQueries.ts';
import { failureFrom } from '#web/api/failureFrom.ts';
import { AccessCard, fieldText } from './AccessCard.tsx';
import { NewPassword } from './NewPassword.tsx';
import { Refusal } from './Refusal.tsx';
import { useAccess } from './useAccess.ts';

/** Using a one-time link: name and password of a new account, or a new password. The link's secret stays behind the #, which no server sees. */
export function InvitationPage() {
  const token = useLocation({ select: ({ hash }) => hash.replace(/^#/, '') });
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: () => openLink(token),
    enabled: token !== '',
    retry: false,
    staleTime: Infinity,
  });
  if (token === '')
    return (
      <AccessCard
        title="This link is not complete"
        words="The link ends in “#” and a long text. Copy the whole of it from where it was given to you."
      >
        {null}
      </AccessCard>
    );
  if (link.error) {
    const { what, todo } = failureFrom(link.error);
    return (
      <AccessCard title="This link cannot be used" words={what}>
        <p role="alert">{todo}</p>
      </AccessCard>
    );
  }
  if (!link.data)
    return (
      <AccessCard title="One moment" words="The link is being looked up.">
        {null}
      </AccessCard>
    );
  return <LinkForm token={token} {...link.data} />;
}

function LinkForm({ token, purpose, email }: OpenLinkResponse & { token: string }) {
  const access = useAccess(takeLink);
  const isNew = purpose === 'invitation';
  return (
    <AccessCard
      title={isNew ? 'Welcome to Bellwether' : 'Choose a new password'}
      words={`For ${email}. ${isNew ? 'Choose how you are called here and a password.' : 'Everywhere you are signed in now, you will be signed out.'}`}
      onSubmit={(fields) =>
        access.mutate({
          token,
          password: fieldText(fields, 'password'),
          ...(isNew && { name: fieldText(fields, 'name') }),
        })
      }
    >
      <input type="hidden" name="username" value={email} autoComplete="username" readOnly />
      {isNew && <TextInput name="name" label="Your name" autoComplete="name" required withAsterisk={false} />}
      <NewPassword />
      <Refusal failure={access.error ? failureFrom(access.error) : undefined} />
      <Button type="submit" loading={access.isPending}>
        {isNew ? 'Create my account' : 'Set the password'}
      </Button>
    </AccessCard>
  );
}

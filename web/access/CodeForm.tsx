import './styles.ts';
import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { ApiError } from '#web/api/ApiError.ts';
import { failureFrom } from '#web/api/failureFrom.ts';
import { giveCode } from '#web/api/sessionQueries.ts';
import type { Failure } from '#web/ui/FailureNotice.tsx';
import { AccessCard, fieldText } from './AccessCard.tsx';
import { Refusal } from './Refusal.tsx';
import { useAccess } from './useAccess.ts';

const WAYS = {
  app: {
    words: 'Your password was right. Now give the code that your authenticator app shows for Bellwether.',
    label: 'Code of six digits',
    other: 'Use a recovery code instead',
  },
  recovery: {
    words: 'Your password was right. Now give one of the recovery codes you kept; each is good once.',
    label: 'Recovery code',
    other: 'Use the authenticator app instead',
  },
} as const;

type Way = keyof typeof WAYS;

/** The code after the password, of the app or a recovery code. A wrong one is taken out of the field, which keeps the focus. */
export function CodeForm({ next }: { next: string | undefined }) {
  const access = useAccess(giveCode);
  const [way, setWay] = useState<Way>('app');
  const field = useRef<HTMLInputElement>(null);
  const { words, other } = WAYS[way];
  const choose = (chosen: Way) => {
    access.reset();
    setWay(chosen);
  };
  const again = () => {
    if (!field.current) return;
    field.current.value = '';
    field.current.focus();
  };
  const failure = access.error ? failureFrom(access.error) : undefined;
  if (failure && access.error instanceof ApiError && access.error.status === 401)
    return <Over failure={failure} next={next} />;
  return (
    <AccessCard
      title="Second step"
      words={words}
      onSubmit={(fields) => access.mutate({ code: fieldText(fields, 'code') }, { onError: again })}
    >
      <CodeField key={way} way={way} field={field} />
      <Refusal failure={failure} />
      <Button type="submit" loading={access.isPending}>
        Go on
      </Button>
      <button type="button" data-plain="" onClick={() => choose(way === 'app' ? 'recovery' : 'app')}>
        {other}
      </button>
      <p>
        Lost both? An administrator can reset your second step; of the last owner, whoever runs Bellwether.{' '}
        <Link to="/sign-in" search={{ next }}>
          Start again
        </Link>
      </p>
    </AccessCard>
  );
}

/** The password is to be given again, on a page loaded anew: another tab may have signed in meanwhile. */
function Over({ failure, next }: { failure: Failure; next: string | undefined }) {
  return (
    <AccessCard title="Second step" words="No code is asked for any more.">
      <Refusal failure={failure} />
      <p>
        <a href={`/sign-in?${new URLSearchParams(next === undefined ? {} : { next }).toString()}`}>Sign in again</a>
      </p>
    </AccessCard>
  );
}

/** Takes the focus as it appears: nothing else is asked here. */
function CodeField({ way, field }: { way: Way; field: RefObject<HTMLInputElement | null> }) {
  useEffect(() => field.current?.focus(), [field]);
  return (
    <TextInput
      ref={field}
      name="code"
      label={WAYS[way].label}
      inputMode={way === 'app' ? 'numeric' : 'text'}
      autoComplete={way === 'app' ? 'one-time-code' : 'off'}
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
      required
      withAsterisk={false}
    />
  );
}

import { PasswordInput } from '@mantine/core';
import { SHORTEST_PASSWORD } from '#shared/contract/shortestPassword.ts';

/** The password of a new account, or a new one: named `password` in its form. */
export function NewPassword() {
  return (
    <PasswordInput
      name="password"
      label="Password"
      description={`At least ${SHORTEST_PASSWORD} characters`}
      autoComplete="new-password"
      minLength={SHORTEST_PASSWORD}
      required
      withAsterisk={false}
    />
  );
}

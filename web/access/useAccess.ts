import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { SessionResponse } from '#shared/contract/session.ts';
import { sessionQuery } from '#web/api/sessionQueries.ts';
import { setViewing } from '#web/api/viewing.ts';
import { useAddress } from '#web/ui/useAddress.ts';

/** Sends a form that opens a session; on success the person goes where they wanted to go, inside this site only, by way of a second step where one is asked. The form is no place to go back to. */
export function useAccess<Request>(send: (request: Request) => Promise<SessionResponse>) {
  const client = useQueryClient();
  const router = useRouter();
  const [{ next }] = useAddress();
  return useMutation({
    mutationFn: send,
    onSuccess: (session) => {
      setViewing(undefined);
      client.setQueryData(sessionQuery.queryKey, session);
      if (session.secondStep) void router.navigate({ to: '/second-step', search: { next }, replace: true });
      else router.history.replace(isOwnAddress(next) ? next : '/');
    },
  });
}

/** A path of this site, read as browsers read it: full addresses, `//elsewhere`, and `/.//elsewhere`, which is that, are not. */
export function isOwnAddress(address: string | undefined): address is string {
  if (address === undefined || !address.startsWith('/') || !URL.canParse(address, OWN)) return false;
  const { origin, pathname } = new URL(address, OWN);
  return origin === OWN && !pathname.startsWith('//');
}

/** Stands for this site: which one it is does not matter to whether an address leaves it. */
const OWN = 'https://own.invalid';

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export const CLIENT = { clientId: 'bellwether', secret: 'KtR8w2ZpQm5uV0xYb7Hd9sLe' };

/** Somebody as the provider knows them. */
export interface Known {
  sub: string;
  email: string;
  email_verified: boolean;
  name: string;
  groups: string[];
}

/** A real OpenID provider on loopback. Whoever comes is the person the test last said, without being asked for a password. */
export async function identityProvider(redirectUri: string) {
  const person: { now: Known } = {
    now: { sub: 'u1', email: 'vera@example.com', email_verified: true, name: 'Vera Vane', groups: [] },
  };
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.secret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    cookies: { keys: ['a key of the tests'] },
    pkce: { required: () => true },
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => ({ ...person.now, sub: accountId }),
    }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    async loadExistingGrant(context) {
      const { client, session } = context.oidc;
      const grant = new context.oidc.provider.Grant({
        clientId: client!.clientId,
        accountId: session!.accountId!,
      });
      grant.addOIDCScope('openid email profile groups');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/') === true)
      void provider.interactionFinished(request, response, { login: { accountId: person.now.sub, remember: false } });
    else void answer(request, response);
  });
  return {
    issuer,
    /** Who comes next. */
    is: (known: Partial<Known>) => void (person.now = { ...person.now, ...known }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
export type IdentityProvider = Awaited<ReturnType<typeof identityProvider>>;

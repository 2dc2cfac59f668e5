import { genericOAuth, type GenericOAuthUserInfo } from 'better-auth/plugins/generic-oauth';
import type { SingleSignOnSettings } from '#shared/contract/accounts.ts';
import { admitNew, followGroups } from './admission.ts';
import { type Auth, type AuthParts, createAuth } from './auth.ts';
import { discover, discoveryUrl, type ProviderMetadata } from './discovery.ts';
import { readSingleSignOn } from './singleSignOnSettings.ts';

const WAIT_MS = 10_000;
/** How the provider is called in addresses and tables. */
export const PROVIDER = 'single-sign-on';
/** Where the provider sends people back to; it has to know this address. */
export const redirectAddress = (address: string) => `${address}/api/auth/callback/${PROVIDER}`;

/** Sign-in at the provider, as it was set at this time. */
export interface SingleSignOnAuth {
  auth: Auth;
  changedAt: string;
}

type Parts = AuthParts & { oidcSecret: string | undefined };

/** Sign-in at the provider that is set now, made anew when the settings changed; `undefined` without settings or secret. */
export function singleSignOnAuth(parts: () => Parts): () => Promise<SingleSignOnAuth | undefined> {
  let made: SingleSignOnAuth | undefined;
  return async () => {
    const { db, oidcSecret } = parts();
    const found = await readSingleSignOn(db);
    if (!found || oidcSecret === undefined) return undefined;
    const { settings, changedAt } = found;
    if (made?.changedAt !== changedAt)
      made = { auth: providerAuth({ ...parts(), oidcSecret }, settings, await discover(settings.issuer)), changedAt };
    return made;
  };
}

function providerAuth(
  parts: AuthParts & { oidcSecret: string },
  settings: SingleSignOnSettings,
  metadata: ProviderMetadata,
): Auth {
  const { db, now } = parts;
  const admitted = new Map<string, object>();
  const plugin = genericOAuth({
    config: [
      {
        providerId: PROVIDER,
        discoveryUrl: discoveryUrl(settings.issuer),
        requireIdTokenVerification: true,
        clientId: settings.clientId,
        clientSecret: parts.oidcSecret,
        scopes: ['openid', 'email', 'profile', ...(settings.groupsClaim === 'groups' ? ['groups'] : [])],
        pkce: true,
        disableProviderLogout: true,
        accountSubject: ({ profile }) => `${settings.issuer} ${String(profile.sub)}`,
        getUserInfo: ({ idToken, accessToken }) => profileOf(idToken, accessToken, metadata),
        mapProfileToUser: ({ name, email }) => ({ name: name ?? email ?? '' }),
      },
    ],
  });
  return createAuth(parts, {
    plugin,
    async validateUserInfo({ user, source }) {
      const profile = source.oauth?.profile ?? {};
      if (source.action !== 'create-user') {
        const refused = await followGroups(db, settings, Number(user.id), profile, now());
        return refused && { error: refused };
      }
      const arrival = { email: user.email ?? '', emailVerified: user.emailVerified === true, profile };
      const admission = await admitNew(db, settings, arrival, now());
      if (typeof admission === 'string') return { error: admission };
      admitted.set(arrival.email, admission);
      return undefined;
    },
    made(email) {
      const admission = admitted.get(email);
      admitted.delete(email);
      return admission;
    },
  });
}

/** What is told of somebody: the claims of the id token, which was verified, and the user info's, which may hold the groups. */
async function profileOf(
  idToken: string | undefined,
  accessToken: string | undefined,
  { userinfo_endpoint: address }: ProviderMetadata,
): Promise<GenericOAuthUserInfo | null> {
  if (idToken === undefined) return null;
  const claims = objectOf(JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()));
  const told = address === undefined || accessToken === undefined ? {} : await userInfo(address, accessToken);
  if (told === undefined || (told['sub'] !== undefined && told['sub'] !== claims['sub'])) return null;
  const profile = { ...told, ...claims };
  return { ...profile, sub: String(claims['sub']), emailVerified: profile['email_verified'] === true };
}

async function userInfo(address: string, accessToken: string): Promise<Record<string, unknown> | undefined> {
  const headers = { authorization: `Bearer ${accessToken}`, accept: 'application/json' };
  const answer = await fetch(address, { headers, redirect: 'error', signal: AbortSignal.timeout(WAIT_MS) });
  return answer.ok ? objectOf(await answer.json()) : undefined;
}

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

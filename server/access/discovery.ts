import { z } from 'zod';
import { whyFailed } from '#server/whyFailed.ts';
import { Refusal } from './refusal.ts';

const WAIT_MS = 10_000;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

const endpoint = z.url({ protocol: /^https?$/ });
const metadata = z.object({
  issuer: z.string(),
  authorization_endpoint: endpoint,
  token_endpoint: endpoint,
  jwks_uri: endpoint,
  userinfo_endpoint: endpoint.optional(),
  id_token_signing_alg_values_supported: z.array(z.string()).min(1),
});
export type ProviderMetadata = z.infer<typeof metadata>;

/** Where a provider of this issuer describes itself (OpenID Connect Discovery 1.0, 4). */
export const discoveryUrl = (issuer: string) => `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;

/**
 * What the provider says of itself. Refuses one that is not reached over https (but on this machine), does not answer,
 * or says it is another issuer than was asked (4.3 of the standard: it could otherwise speak for somebody else).
 */
export async function discover(issuer: string): Promise<ProviderMetadata> {
  const { protocol, hostname } = new URL(issuer);
  if (protocol !== 'https:' && !LOOPBACK.has(hostname))
    throw new Refusal('conflict', 'The provider is not reached over https.', 'Give its https:// address.');
  const found = metadata.safeParse(await read(discoveryUrl(issuer)));
  if (!found.success)
    throw new Refusal(
      'conflict',
      `${discoveryUrl(issuer)} does not describe an OpenID provider.`,
      "Copy the issuer from the provider's description of itself.",
    );
  if (found.data.issuer !== issuer)
    throw new Refusal(
      'conflict',
      `The provider says its issuer is ${found.data.issuer}.`,
      'Use exactly that, down to a slash at its end.',
    );
  return found.data;
}

/** A page that is no JSON describes no provider. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function read(url: string): Promise<unknown> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(WAIT_MS), redirect: 'error' });
    return answer.ok ? parsedJson(await answer.text()) : undefined;
  } catch (error) {
    const why = whyFailed(error) ?? 'it sends on elsewhere, or its port is none of a web server';
    throw new Refusal(
      'conflict',
      `${url} cannot be read: ${why}.`,
      'Check the issuer, and that this server reaches it.',
    );
  }
}

import { z } from 'zod';
import { linkMailed, linkRequest } from './mail.ts';
import { newPassword, role, roles } from './session.ts';

const instant = z.iso.datetime();
const email = z.email().max(254);
const someRoles = z.array(role).min(1, 'choose at least one role');
const personExternalId = z.string().min(1).nullable();

/** Somebody who may sign in, as administrators see them. */
export const account = z.object({
  userId: z.number().int(),
  name: z.string(),
  email: z.string(),
  roles,
  personExternalId: z.string().nullable(),
  /** The name of that person in the records; null when nobody there has the id. */
  personName: z.string().nullable(),
  disabledAt: instant.nullable(),
  /** The day by which they had left, as the records say; who had is not let in, unless an owner. */
  leftOn: z.string().nullable(),
  lastSeenAt: instant.nullable(),
  /** Signs in with a password, through single sign-on, or both. */
  waysIn: z.array(z.enum(['password', 'single sign-on'])),
  /** A code is asked for after their password. */
  hasSecondStep: z.boolean(),
});
export type Account = z.infer<typeof account>;

/** A one-time link that was made; its text is told once, when it is made. */
export const invitation = z.object({
  invitationId: z.number().int(),
  purpose: z.enum(['invitation', 'reset']),
  email: z.string(),
  roles,
  personExternalId: z.string().nullable(),
  invitedBy: z.string(),
  createdAt: instant,
  expiresAt: instant,
  state: z.enum(['open', 'used', 'expired', 'revoked']),
});
export type Invitation = z.infer<typeof invitation>;

export const accountsResponse = z.object({
  accounts: z.array(account),
  invitations: z.array(invitation),
  /** Asked of everybody who signs in with a password. */
  secondStepRequired: z.boolean(),
});
export type AccountsResponse = z.infer<typeof accountsResponse>;

/** People of the records somebody may be chosen from, by what was typed of name, e-mail or id. */
export const peopleRequest = z.object({ search: z.string().max(200).default('') });
export const peopleResponse = z.object({
  people: z.array(
    z.object({
      externalId: z.string(),
      name: z.string(),
      email: z.string().nullable(),
      /** The day employment ended, of somebody who has left; null for everybody else. */
      leftOn: z.string().nullable(),
    }),
  ),
});
export type PeopleResponse = z.infer<typeof peopleResponse>;

export const changeAccountRequest = z.object({
  roles: someRoles.optional(),
  personExternalId: personExternalId.optional(),
  disabled: z.boolean().optional(),
});
export type ChangeAccountRequest = z.infer<typeof changeAccountRequest>;

export const inviteRequest = linkRequest.extend({
  email,
  roles: someRoles,
  personExternalId: personExternalId.default(null),
});
export type InviteRequest = z.input<typeof inviteRequest>;

/** A link to pass on, told this once; `mailed`: whether it was sent too, when that was asked for. */
export const invitedResponse = z.object({ invitation, link: z.string(), mailed: linkMailed.optional() });
export type InvitedResponse = z.infer<typeof invitedResponse>;

/** What a link is for, before it is used. */
export const openLinkRequest = z.object({ token: z.string().min(1).max(200) });
export const openLinkResponse = z.object({ purpose: invitation.shape.purpose, email: z.string() });
export type OpenLinkResponse = z.infer<typeof openLinkResponse>;

/** Using an invitation takes a name and a password; using a reset link, a password. */
export const useLinkRequest = openLinkRequest.extend({
  name: z.string().min(1).max(200).optional(),
  password: newPassword,
});
export type UseLinkRequest = z.infer<typeof useLinkRequest>;

export const changePasswordRequest = z.object({ current: z.string().min(1).max(256), password: newPassword });
export type ChangePasswordRequest = z.infer<typeof changePasswordRequest>;

/** One of somebody's own sessions. */
export const ownSession = z.object({
  sessionId: z.number().int(),
  startedAt: instant,
  lastSeenAt: instant,
  address: z.string().nullable(),
  browser: z.string().nullable(),
  current: z.boolean(),
});
export const ownSessionsResponse = z.object({ sessions: z.array(ownSession) });
export type OwnSessionsResponse = z.infer<typeof ownSessionsResponse>;

/** What signing out everywhere ends besides sessions. */
export const signOutEverywhereRequest = z.object({ tokens: z.enum(['keep', 'end']).default('keep') });

export const tokenScope = z.enum(['scim', 'report']);
export type TokenScope = z.infer<typeof tokenScope>;

/** A token without its secret, which is not kept. */
export const apiToken = z.object({
  tokenId: z.number().int(),
  scope: tokenScope,
  label: z.string(),
  /** Whose it is; null for one of SCIM. */
  email: z.string().nullable(),
  createdBy: z.string(),
  createdAt: instant,
  expiresAt: instant,
  revokedAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
});
export type ApiToken = z.infer<typeof apiToken>;
/** An administrator is told everybody's, unless asking for the own. */
export const tokensRequest = z.object({ of: z.literal('me').optional() });
export const tokensResponse = z.object({ tokens: z.array(apiToken) });
export type TokensResponse = z.infer<typeof tokensResponse>;

export const createTokenRequest = z.object({
  scope: tokenScope,
  label: z.string().trim().min(1, 'say what it is for').max(100),
  days: z.number().int().min(1).max(366),
});
export type CreateTokenRequest = z.infer<typeof createTokenRequest>;
export const createdTokenResponse = z.object({ token: apiToken, text: z.string() });
export type CreatedTokenResponse = z.infer<typeof createdTokenResponse>;

/** How people sign in at their company's identity provider. The client's secret is in the environment, never here. */
export const singleSignOnSettings = z.object({
  /** What the button says: Sign in with … */
  name: z.string().trim().min(1).max(60),
  issuer: z.url({ protocol: /^https?$/, error: 'give the address of the provider, as https://…' }).max(500),
  clientId: z.string().trim().min(1).max(200),
  groupsClaim: z.string().trim().min(1).max(100).nullable(),
  groupRoles: z.record(z.string().min(1).max(200), z.array(role.exclude(['owner'])).min(1)),
  admitsUnknown: z.boolean(),
});
export type SingleSignOnSettings = z.infer<typeof singleSignOnSettings>;
export const singleSignOnResponse = z.object({
  settings: singleSignOnSettings.nullable(),
  /** BELLWETHER_OIDC_SECRET is set. */
  secretIsSet: z.boolean(),
  /** To be registered with the provider. */
  redirectAddress: z.string(),
});
export type SingleSignOnResponse = z.infer<typeof singleSignOnResponse>;

/** Starting a sign-in at the provider: where the browser goes, and the way back afterwards. */
export const startSingleSignOnRequest = z.object({ next: z.string().max(2000).optional() });
export const startSingleSignOnResponse = z.object({ address: z.string() });
export type StartSingleSignOnResponse = z.infer<typeof startSingleSignOnResponse>;

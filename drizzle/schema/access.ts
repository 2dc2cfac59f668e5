import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

const ROLES = ['owner', 'executive', 'hr', 'manager', 'admin'] as const;
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });
const changed = { createdAt: instant('created_at').notNull(), updatedAt: instant('updated_at').notNull() };

/** Who may sign in. `id`, `emailVerified` and the like are called as the sign-in library calls them. */
export const users = pgTable('users', {
  id: bigint('user_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  /** In lower case. */
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull(),
  name: text('name').notNull(),
  roles: text('roles', { enum: ROLES }).array().notNull(),
  /** The person of the records they are: an employee's external id, so that it outlives an import that is taken back. */
  personExternalId: text('person_external_id'),
  /** Set while they are not let in. */
  disabledAt: instant('disabled_at'),
  /** A code of an authenticator app is asked for after the password. */
  twoFactorEnabled: boolean('second_step_is_on').notNull().default(false),
  ...changed,
});

const userId = () =>
  bigint('user_id', { mode: 'number' })
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' });

/** A signed-in browser. Its cookie is the token signed with a key that is not in the database, so this table opens no session. */
export const sessions = pgTable('sessions', {
  id: bigint('session_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  token: text('token').notNull().unique(),
  userId: userId(),
  expiresAt: instant('expires_at').notNull(),
  /** To within a minute. */
  lastSeenAt: instant('last_seen_at').notNull(),
  ipAddress: text('ip_address'),
  userAgent: text('user_agent'),
  /** Signed in with a password here, and not at the single sign-on provider. */
  byPassword: boolean('by_password').notNull().default(true),
  ...changed,
});

/** A way to sign in: a password (`credential`), or somebody at the single sign-on provider. Its tokens are not kept. */
export const accounts = pgTable('accounts', {
  id: bigint('account_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  userId: userId(),
  providerId: text('provider_id').notNull(),
  accountId: text('account_of_provider').notNull(),
  password: text('password_hash'),
  accessToken: text('access_token'),
  refreshToken: text('refresh_token'),
  idToken: text('id_token'),
  accessTokenExpiresAt: instant('access_token_expires_at'),
  refreshTokenExpiresAt: instant('refresh_token_expires_at'),
  scope: text('scope'),
  ...changed,
});

/** What a sign-in at the provider has to bring back, and who gave the right password and has yet to give a code: used once, for minutes. */
export const verifications = pgTable(
  'verifications',
  {
    id: bigint('verification_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    ...changed,
  },
  (t) => [index('verifications_identifier').on(t.identifier)],
);

/** Somebody's second step at sign-in. What codes are made of and recovery codes are sealed with the key of sessions, which is not in the database. */
export const secondSteps = pgTable('second_steps', {
  id: bigint('second_step_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  userId: userId().unique(),
  secret: text('sealed_secret').notNull(),
  backupCodes: text('sealed_recovery_codes').notNull(),
  /** False from setting up begins until the first right code. */
  verified: boolean('is_confirmed').notNull(),
  confirmedAt: instant('confirmed_at'),
  failedVerificationCount: integer('wrong_codes').notNull().default(0),
  lockedUntil: instant('locked_until'),
});

/** Codes that were taken and could still be right: none is taken twice. Keyed hashes. */
export const usedCodes = pgTable(
  'used_codes',
  { userId: userId(), codeHash: text('code_hash').notNull(), usedAt: instant('used_at').notNull() },
  (t) => [primaryKey({ columns: [t.userId, t.codeHash] })],
);

/** What is asked of everybody who signs in with a password; at most one row. */
export const signInRules = pgTable('sign_in_rules', {
  only: boolean('only').primaryKey().default(true),
  secondStepRequired: boolean('second_step_required').notNull(),
  changedAt: instant('changed_at').notNull(),
});

/** A one-time link: to come in (`invitation`) or to choose a new password (`reset`). The link holds the token; the table only its hash. */
export const invitations = pgTable('invitations', {
  invitationId: bigint('invitation_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  purpose: text('purpose', { enum: ['invitation', 'reset'] }).notNull(),
  tokenHash: text('token_hash').notNull().unique(),
  email: text('email').notNull(),
  roles: text('roles', { enum: ROLES }).array().notNull(),
  personExternalId: text('person_external_id'),
  invitedBy: text('invited_by').notNull(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
  revokedAt: instant('revoked_at'),
});

/** Lets another program in. It holds the secret; the table only its hash. A revoked token is kept, for the log. */
export const apiTokens = pgTable('api_tokens', {
  tokenId: bigint('token_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  /** What it may do: keep people over SCIM, or read reports as the user it belongs to. */
  scope: text('scope', { enum: ['scim', 'report'] }).notNull(),
  /** What it is for, in the words of whoever made it. */
  label: text('label').notNull(),
  /** Whose it is; a token for SCIM is nobody's. */
  userId: bigint('user_id', { mode: 'number' }).references(() => users.id, { onDelete: 'cascade' }),
  tokenHash: text('token_hash').notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  revokedAt: instant('revoked_at'),
  /** To within a minute. */
  lastUsedAt: instant('last_used_at'),
});

/** How people sign in at their company's identity provider; at most one row. The client's secret is not here. */
export const singleSignOn = pgTable('single_sign_on', {
  only: boolean('only').primaryKey().default(true),
  /** What the button of the sign-in page says. */
  name: text('name').notNull(),
  issuer: text('issuer').notNull(),
  clientId: text('client_id').notNull(),
  /** The claim that lists somebody's groups; with it roles are taken from groups at each sign-in. */
  groupsClaim: text('groups_claim'),
  /** `{ "sales-leads": ["executive"] }` */
  groupRoles: jsonb('group_roles').$type<Record<string, (typeof ROLES)[number][]>>().notNull(),
  /** May somebody come in who was not invited? */
  admitsUnknown: boolean('admits_unknown').notNull(),
  changedAt: instant('changed_at').notNull(),
});

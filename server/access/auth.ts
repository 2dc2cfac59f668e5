import type { BetterAuthOptions, BetterAuthPlugin } from 'better-auth';
import { betterAuth } from 'better-auth/minimal';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { eq } from 'drizzle-orm';
import { accounts, secondSteps, sessions, users, verifications } from '#drizzle/schema/index.ts';
import type { Database } from '#server/db/database.ts';
import { asLinkedNext, isLetIn } from './letIn.ts';
import { hashPassword, isPassword } from './password.ts';
import { recoveryCodes } from './secondStepCodes.ts';
import { cookiePrefix } from './sessionCookie.ts';
import { CODE_MINUTES, MOST_DAYS } from './sessionLimits.ts';
import type { Outside } from './user.ts';

/** What signing in is built on. */
export interface AuthParts extends Outside {
  db: Database;
  /** Signs the cookies. */
  sessionKey: Uint8Array;
  /** Where people reach Bellwether: `https://…` makes its cookies secure ones. */
  address: string;
  report(error: unknown): void;
}

/** The header in which the address of a request is handed over; what a client writes there is not. */
export const ADDRESS_HEADER = 'x-bellwether-address';

/** What single sign-on adds: who may come in, and with what. */
export interface Provider {
  plugin: BetterAuthPlugin;
  validateUserInfo: NonNullable<NonNullable<BetterAuthOptions['user']>['validateUserInfo']>;
  /** Roles and person of a user about to be made; `undefined` lets nobody be made. */
  made(email: string): object | undefined;
}

/** Sign-in by the library, on our tables. Its own routes are not served: ours call it, but for the way back from single sign-on. */
export function createAuth(parts: AuthParts, provider?: Provider) {
  const { db, address, sessionKey, report } = parts;
  return betterAuth({
    baseURL: address,
    basePath: '/api/auth',
    secret: Buffer.from(sessionKey).toString('base64'),
    database: drizzleAdapter(db.orm, {
      provider: 'pg',
      schema: TABLES,
    }),
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: {
      level: 'error',
      log: (level, message) => {
        if (level === 'error') report(new Error(`Sign-in: ${message}`));
      },
    },
    user: {
      additionalFields: ADDED_TO_USERS,
      ...(provider && { validateUserInfo: provider.validateUserInfo }),
    },
    onAPIError: { errorURL: `${address}/sign-in` },
    session: {
      expiresIn: MOST_DAYS * 86_400,
      disableSessionRefresh: true,
      additionalFields: ADDED_TO_SESSIONS,
    },
    account: { updateAccountOnSignIn: false, accountLinking: { enabled: true, trustedProviders: [] } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      maxPasswordLength: 256,
      password: {
        hash: (password) => hashPassword(password, parts.randomBytes(16)),
        verify: ({ hash, password }) => isPassword(password, hash),
      },
    },
    advanced: {
      ...cookies(address),
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: 'serial', validateSchema: false },
    },
    databaseHooks: hooks(parts, provider),
    plugins: [secondStep(parts), ...(provider ? [provider.plugin] : [])],
  });
}

export type Auth = ReturnType<typeof createAuth>;

const TABLES = {
  user: users,
  session: sessions,
  account: accounts,
  verification: verifications,
  twoFactor: secondSteps,
};

/** Out of reach of scripts and other sites; where people come by https, of everything else too. */
const cookies = (address: string) => ({
  useSecureCookies: false,
  cookiePrefix: cookiePrefix(address),
  defaultCookieAttributes: {
    httpOnly: true,
    sameSite: 'lax',
    secure: address.startsWith('https://'),
    path: '/',
  } as const,
});

const ADDED_TO_USERS = {
  roles: { type: 'string[]', input: false, required: false },
  personExternalId: { type: 'string', input: false, required: false },
  disabledAt: { type: 'date', input: false, required: false },
} as const;

const ADDED_TO_SESSIONS = {
  lastSeenAt: { type: 'date', input: false, required: false },
  byPassword: { type: 'boolean', input: false, required: false },
} as const;

/** Codes of an authenticator app after the password (RFC 6238: SHA-1, 6 digits, 30 seconds; one step early or late is taken). */
const secondStep = ({ randomBytes }: AuthParts) =>
  twoFactor({
    issuer: 'Bellwether',
    totpOptions: { digits: 6, period: 30 },
    backupCodeOptions: { customBackupCodesGenerate: () => recoveryCodes(randomBytes) },
    twoFactorCookieMaxAge: CODE_MINUTES * 60,
    accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 15 * 60 },
  });

/** Only who is let in gets a session, sessions go by our clock, and of a provider's tokens nothing is kept. */
function hooks({ db, now }: AuthParts, provider: Provider | undefined) {
  return {
    user: {
      create: {
        before: (user: { email: string }) => {
          const more = provider?.made(user.email);
          return Promise.resolve(more === undefined ? (false as const) : { data: { ...user, ...more } });
        },
      },
    },
    session: {
      create: {
        before: async (session: { userId: string }) => {
          const [user] = await db.orm
            .select({ letIn: isLetIn(now(), asLinkedNext) })
            .from(users)
            .where(eq(users.id, Number(session.userId)));
          if (!user?.letIn) return false;
          const byPassword = provider === undefined;
          return { data: { createdAt: now(), updatedAt: now(), lastSeenAt: now(), byPassword } };
        },
      },
    },
    account: {
      create: {
        before: (account: { password?: string | null | undefined }) =>
          Promise.resolve({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null, scope: null },
          }),
      },
    },
  };
}

import { z } from 'zod';

/** Six digits of the app, or a recovery code; how it is spaced does not matter. */
const code = z.string().trim().min(1, 'give the code').max(40);
const password = z.string().min(1).max(256);

/** Giving the code after the password. */
export const codeRequest = z.object({ code });
export type CodeRequest = z.infer<typeof codeRequest>;

/** How one's own second step stands. */
export const ownSecondStep = z.object({
  isOn: z.boolean(),
  /** When it was set up; null while it is off. */
  since: z.iso.datetime().nullable(),
  /** Null while it is off. */
  recoveryCodesLeft: z.number().int().nullable(),
  /** Asked of everybody who signs in with a password. */
  required: z.boolean(),
  /** Without a password there is nothing to add a step to. */
  hasPassword: z.boolean(),
});
export type OwnSecondStep = z.infer<typeof ownSecondStep>;

export const beginSecondStepRequest = z.object({ password });
export type BeginSecondStepRequest = z.infer<typeof beginSecondStepRequest>;

/** What an authenticator app reads as a QR code, and the same to be typed; told this once. */
export const begunSecondStep = z.object({ address: z.string(), secret: z.string() });
export type BegunSecondStep = z.infer<typeof begunSecondStep>;

/** Told this once. */
export const recoveryCodesResponse = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodesResponse = z.infer<typeof recoveryCodesResponse>;

/** Turning it off, or having other recovery codes. */
export const passwordAndCode = z.object({ password, code });
export type PasswordAndCode = z.infer<typeof passwordAndCode>;

export const resetSecondStepRequest = z.object({
  /** Why; kept in the audit log. */
  reason: z.string().trim().min(3, 'say why, in a few words').max(1_000),
});
export type ResetSecondStepRequest = z.infer<typeof resetSecondStepRequest>;

/** What is asked of everybody who signs in with a password. */
export const signInRules = z.object({ secondStepRequired: z.boolean() });
export type SignInRules = z.infer<typeof signInRules>;

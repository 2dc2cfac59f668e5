import type {
  AccountsResponse,
  CreatedTokenResponse,
  InvitedResponse,
  OpenLinkResponse,
  OwnSessionsResponse,
  PeopleResponse,
  SingleSignOnResponse,
  StartSingleSignOnResponse,
  TokensResponse,
} from '#shared/contract/accounts.ts';
import type {
  BegunSecondStep,
  OwnSecondStep,
  RecoveryCodesResponse,
  SignInRules,
} from '#shared/contract/secondStep.ts';
import type { SessionResponse } from '#shared/contract/session.ts';

/** What is said of who is let in. */
export type AccessResponse =
  | SessionResponse
  | AccountsResponse
  | PeopleResponse
  | InvitedResponse
  | OpenLinkResponse
  | OwnSessionsResponse
  | TokensResponse
  | CreatedTokenResponse
  | SingleSignOnResponse
  | StartSingleSignOnResponse
  | OwnSecondStep
  | BegunSecondStep
  | RecoveryCodesResponse
  | SignInRules;

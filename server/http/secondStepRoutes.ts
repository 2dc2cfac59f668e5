import { type Request, Router } from 'express';
import {
  beginSecondStep,
  confirmSecondStep,
  endSecondStep,
  isOwnPassword,
  newRecoveryCodes,
  ownSecondStep,
} from '#server/access/secondStep.ts';
import { type CodeRefused, type CodeTaken, tryCode } from '#server/access/tryCode.ts';
import { type AuditAction, record } from '#server/audit/record.ts';
import {
  beginSecondStepRequest,
  codeRequest,
  type PasswordAndCode,
  passwordAndCode,
} from '#shared/contract/secondStep.ts';
import { orProblem } from './accountProblems.ts';
import { codeProblem } from './codeProblem.ts';
import type { Deps } from './deps.ts';
import { headersOf, type Identity, setCookies } from './identity.ts';
import { parsed } from './parsed.ts';
import { Problem } from './problem.ts';
import { rateLimit } from './rateLimit.ts';
import { sendOperational } from './send.ts';
import { signedIn, userOf } from './signedIn.ts';
import type { Throttle } from './throttle.ts';

/** Somebody's own second step. What sets it up is open to who has to set it up before anything else; `attempts` counts wrong passwords and codes. */
export function secondStepRoutes(deps: Deps, identity: Identity, attempts: Throttle): Router {
  const routes = Router();
  const often = rateLimit(deps.now, 120, 600);
  const [settingUp, own] = [signedIn(deps, { mayLackStep: true }), signedIn(deps)];
  const parts = () => ({ ...deps, address: deps.address(), auth: identity.auth() });
  const checks = checking(deps, identity, attempts);
  routes.get('/account/second-step', settingUp, often, async (request, response) =>
    sendOperational(response, await orProblem(ownSecondStep(parts(), userOf(request).userId))),
  );
  routes.post('/account/second-step', settingUp, often, async (request, response) => {
    const { password } = parsed(beginSecondStepRequest, request.body);
    await checks.password(request, password);
    sendOperational(response, await orProblem(beginSecondStep(identity.auth(), password, headersOf(request))));
  });
  routes.post('/account/second-step/confirm', settingUp, often, async (request, response) => {
    const { code } = parsed(codeRequest, request.body);
    const asked = { userId: userOf(request).userId, typed: code };
    const done = await checks.code(request, () => confirmSecondStep(parts(), asked, headersOf(request)));
    await checks.told(request, 'second step set up');
    setCookies(response, done.cookies);
    sendOperational(response, { recoveryCodes: done.recoveryCodes });
  });
  routes.post('/account/second-step/recovery-codes', own, often, async (request, response) => {
    const { password, code } = parsed(passwordAndCode, request.body);
    await checks.both(request, { password, code });
    const recoveryCodes = await newRecoveryCodes(identity.auth(), password, headersOf(request));
    await checks.told(request, 'recovery codes made');
    sendOperational(response, { recoveryCodes });
  });
  routes.post('/account/second-step/off', own, often, async (request, response) => {
    const { password, code } = parsed(passwordAndCode, request.body);
    await checks.both(request, { password, code });
    const cookies = await endSecondStep(identity.auth(), password, headersOf(request));
    await checks.told(request, 'second step turned off');
    setCookies(response, cookies);
    sendOperational(response, { ok: true });
  });
  return routes;
}

/** Checks what somebody gives to change their own second step: not without end, and wrong codes are in the log. */
function checking(deps: Deps, identity: Identity, attempts: Throttle) {
  const told = (request: Request, action: AuditAction) =>
    record(deps.db, { at: deps.now(), actor: userOf(request).email, action, details: {}, address: request.ip });
  const password = async (request: Request, given: string): Promise<void> => {
    const right = attempts.begin(`user ${userOf(request).userId}`);
    if (!(await isOwnPassword(identity.auth(), given, headersOf(request))))
      throw new Problem(403, 'The password is not right.', 'Check it and try again.');
    right();
  };
  const code = async <Taken extends CodeTaken>(
    request: Request,
    asked: () => Promise<Taken | CodeRefused>,
  ): Promise<Taken> => {
    const right = attempts.begin(`user ${userOf(request).userId}`);
    const done = await orProblem(asked());
    if ('refused' in done) {
      await told(request, 'code refused');
      throw codeProblem(done.refused);
    }
    right();
    return done;
  };
  return {
    told,
    password,
    code,
    async both(request: Request, given: PasswordAndCode): Promise<void> {
      await password(request, given.password);
      const parts = { ...deps, address: deps.address(), auth: identity.auth() };
      const asked = { userId: userOf(request).userId, typed: given.code };
      const { kind } = await code(request, () => tryCode(parts, asked, headersOf(request)));
      if (kind === 'recovery') await told(request, 'recovery code used');
    },
  };
}

import { type RequestHandler, Router } from 'express';
import type { MailSettings } from '#server/mail/mailSettings.ts';
import { planResults } from '#server/mail/planResults.ts';
import { postOf } from '#server/mail/postOf.ts';
import { sendResults } from '#server/mail/sendResults.ts';
import { type MailPlanLine, type MailReportLine, mailResultsRequest } from '#shared/contract/mail.ts';
import { orProblem } from './accountProblems.ts';
import type { Deps } from './deps.ts';
import { mailingOf } from './mailingOf.ts';
import { parsed } from './parsed.ts';
import { Problem } from './problem.ts';
import { sendOperational } from './send.ts';
import { userOf } from './signedIn.ts';
import { answerLines } from './task.ts';
import { throttle } from './throttle.ts';

/** Times somebody may send in a quarter of an hour. */
const MOST_SENDINGS = 20;

/** Is mail set up, who would get the results of a wave, and sending them: for owner and HR. */
export function mailRoutes(deps: Deps): Router {
  const routes = Router();
  const sendings = throttle(deps.now, { refusal: 'Mail was sent many times in a short time.', most: MOST_SENDINGS });
  const mailing = mailingOf({ ...deps, site: deps.site });
  let isSending = false;
  routes.get('/mail', (_request, response) => sendOperational(response, { setUp: deps.mail !== undefined }));
  routes.use('/mail/results', maySend);
  routes.post('/mail/results/preview', async (request, response) => {
    const asked = parsed(mailResultsRequest, request.body);
    await answerLines<MailPlanLine>(deps, response, {
      run: async (step) => ({
        receipt: await orProblem(planResults(mailing, asked, (progress) => step({ progress }))),
      }),
      failed: { error: 'Who would get mail could not be found out.', todo: 'Try again; the server’s log says why.' },
    });
  });
  routes.post('/mail/results', async (request, response) => {
    const asked = parsed(mailResultsRequest, request.body);
    const settings = mailOf(deps.mail);
    const { userId, email: actor } = userOf(request);
    if (isSending)
      throw new Problem(409, 'Results are being mailed at this moment.', 'Wait until that has ended and look again.');
    sendings.begin(`user ${userId}`);
    isSending = true;
    const post = postOf(settings, deps.now);
    const sending = { ...mailing, post, sender: { actor, address: request.ip } };
    try {
      await answerLines<MailReportLine>(deps, response, {
        run: async (step, signal) => {
          const sent = sendResults(sending, asked, (progress) => step({ progress }));
          // Sending goes on when nobody waits for it any more, and then nobody else would hear of a fault.
          void sent.catch((error: unknown) => signal.aborted && deps.report(error));
          return { receipt: await orProblem(sent) };
        },
        failed: {
          error: 'Sending broke off.',
          todo: 'Send again: it goes on with who is missing. The server’s log says what happened.',
        },
      });
    } finally {
      post.close();
      isSending = false;
    }
  });
  return routes;
}

/** How mail is set up; says what to do when it is not. */
export function mailOf(settings: MailSettings | undefined): MailSettings {
  if (settings) return settings;
  throw new Problem(
    409,
    'This Bellwether sends no mail.',
    'Whoever runs it sets BELLWETHER_MAIL and BELLWETHER_MAIL_FROM (docs/mail.md) and starts it again.',
  );
}

const maySend: RequestHandler = (request, _response, next) => {
  if (!userOf(request).roles.some((role) => role === 'owner' || role === 'hr'))
    throw new Problem(403, 'Your roles may not mail results.', 'Ask HR or the owner.');
  next();
};

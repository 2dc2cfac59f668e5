import { queryOptions } from '@tanstack/react-query';
import type { MailPlan, MailProgress, MailReport, MailResponse } from '#shared/contract/mail.ts';
import { fetchJson } from './fetchJson.ts';
import { followTask } from './runTask.ts';

/** Is mail set up? Whoever runs the server sets it up and starts it anew, so it is asked for again with each page. */
export const mailQuery = queryOptions({
  queryKey: ['/api/mail'],
  queryFn: ({ signal }) => fetchJson<MailResponse>('/api/mail', { signal }),
});

/** Who would get the results of a wave, and how much of them. */
export const planMail = (wave: string, onProgress: (progress: MailProgress) => void): Promise<MailPlan> =>
  followTask({
    path: '/api/mail/results/preview',
    body: { wave },
    onProgress,
    ifBrokenOff: 'Nothing was sent: try again.',
  });

/** Mails the results of a wave to everybody who sees any of it. */
export const sendMail = (
  asked: { wave: string; again: boolean },
  onProgress: (progress: MailProgress) => void,
): Promise<MailReport> =>
  followTask({
    path: '/api/mail/results',
    body: asked,
    onProgress,
    ifBrokenOff: 'Some of it may have been sent. Look again who has had it: sending goes on with who is missing.',
  });

import type { Invitation } from '#shared/contract/accounts.ts';
import { escaped, type Message } from './message.ts';

const WORDS = {
  invitation: {
    subject: 'Your invitation to Bellwether',
    says: 'You were invited to Bellwether. Open this link to choose a name and a password:',
  },
  reset: {
    subject: 'A new password for Bellwether',
    says: 'A link for a new password was made for your account at Bellwether. Open it to choose one:',
  },
} as const;

/** A one-time link, for the person it was made for. */
export function linkMessage({ purpose, email, expiresAt, invitedBy }: Invitation, link: string): Message {
  const { subject, says } = WORDS[purpose];
  const until = `It is good once, until ${expiresAt.slice(0, 10)}. It was made by ${invitedBy}. If you did not expect it, do nothing, and tell them.`;
  return {
    to: { name: '', address: email },
    subject,
    text: `${says}\n\n${link}\n\n${until}\n`,
    html: `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${subject}</title></head><body>\n<p>${says}</p>\n<p><a href="${escaped(link)}">${escaped(link)}</a></p>\n<p>${escaped(until)}</p>\n</body></html>\n`,
  };
}

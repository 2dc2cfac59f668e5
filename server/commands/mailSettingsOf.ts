import type { Env } from '#server/env.ts';
import type { MailSettings } from '#server/mail/mailSettings.ts';

/** How mail leaves; says what to set when none does. */
export function mailSettingsOf({ mail }: Env): MailSettings {
  if (mail) return mail;
  throw new Error(
    'Mail is not set up: set BELLWETHER_MAIL (smtps://user:password@mail.example.com:465) and BELLWETHER_MAIL_FROM. docs/mail.md has the details.',
  );
}

import type { Response } from 'express';

/** Sends what a provider has itself said of people, or what it may say: never a measure. */
export function sendScim(response: Response, value: object, status = 200): void {
  response.status(status).setHeader('Cache-Control', 'no-store');
  response.type('application/scim+json').send(JSON.stringify(value));
}

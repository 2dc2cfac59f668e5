import type { Request, Response } from 'express';

const NAME = 'bellwether';

/** The session token of a request's cookie. */
export function readSessionCookie(request: Request): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === NAME && value) return value;
  }
  return undefined;
}

/** Out of reach of scripts and of other sites' requests; marked secure where the page came over HTTPS. */
export function writeSessionCookie(
  request: Request,
  response: Response,
  session: { token: string; expires: Date },
): void {
  response.cookie(NAME, session.token, {
    httpOnly: true,
    sameSite: 'strict',
    secure: request.secure,
    expires: session.expires,
    path: '/',
  });
}

export function clearSessionCookie(request: Request, response: Response): void {
  response.clearCookie(NAME, { httpOnly: true, sameSite: 'strict', secure: request.secure, path: '/' });
}

import type { RequestHandler } from 'express';
import type { Deps } from './deps.ts';

const YEAR_SECONDS = 31_536_000;

/**
 * What a page of ours may do: run and load our own files only, with styles of its own that bear the mark this page was sent
 * with, and be framed by nobody. Without a mark, no style but those in files.
 */
export function contentPolicy(mark?: string): string {
  const style = mark === undefined ? "'self'" : `'self' 'nonce-${mark}'`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${style}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Said with every answer: whoever came by https once, always does, and other sites are told nothing. */
export function securityHeaders({ address }: Pick<Deps, 'address'>): RequestHandler {
  return (_request, response, next) => {
    if (address().startsWith('https://')) response.setHeader('Strict-Transport-Security', `max-age=${YEAR_SECONDS}`);
    response.setHeader('Content-Security-Policy', contentPolicy());
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('X-Frame-Options', 'DENY');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
    next();
  };
}

import type { Request } from 'express';

/** The address at which the provider reached this server: what it is told of resources begins with it. */
export function baseOf(request: Request): string {
  return `${request.protocol}://${request.get('host') ?? ''}/scim/v2`;
}

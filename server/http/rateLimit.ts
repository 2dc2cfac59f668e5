import type { RequestHandler } from 'express';
import { networkOf } from './networkOf.ts';
import { userOf } from './signedIn.ts';
import { throttle } from './throttle.ts';

const MINUTE_MS = 60_000;

/**
 * Lets each user ask so often in a minute, and all users of one address together so often: what is answered costs more than
 * asking does. Mounted behind `signedIn`.
 */
export function rateLimit(now: () => Date, perUser: number, perAddress: number): RequestHandler {
  const how = { refusal: 'This was asked very often in the last minute.', windowMs: MINUTE_MS };
  const [users, addresses] = [throttle(now, { ...how, most: perUser }), throttle(now, { ...how, most: perAddress })];
  return (request, _response, next) => {
    users.begin(`user ${userOf(request).userId}`);
    addresses.begin(`address ${networkOf(request.ip)}`);
    next();
  };
}

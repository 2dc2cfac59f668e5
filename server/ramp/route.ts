import { room } from '#server/http/room.ts';
import { rampRequest } from '#shared/contract/ramp.ts';
import { ramp } from './index.ts';

export const rampRoute = room({ path: '/ramp', request: rampRequest, answer: ramp });

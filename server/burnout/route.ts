import { room } from '#server/http/room.ts';
import { burnoutRequest } from '#shared/contract/burnout.ts';
import { burnout } from './index.ts';

export const burnoutRoute = room({ path: '/burnout', request: burnoutRequest, answer: burnout });

import { room } from '#server/http/room.ts';
import { moraleRequest } from '#shared/contract/morale.ts';
import { morale } from './index.ts';

export const moraleRoute = room({ path: '/morale', request: moraleRequest, answer: morale });

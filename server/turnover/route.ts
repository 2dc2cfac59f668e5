import { room } from '#server/http/room.ts';
import { retentionRequest, turnoverRequest } from '#shared/contract/turnover.ts';
import { retention, turnover } from './index.ts';

export const turnoverRoute = room({ path: '/turnover', request: turnoverRequest, answer: turnover });
export const retentionRoute = room({ path: '/retention', request: retentionRequest, answer: retention });

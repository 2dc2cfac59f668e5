import { room } from '#server/http/room.ts';
import { practiceRequest } from '#shared/contract/practice.ts';
import { practice } from './index.ts';

export const practiceRoute = room({ path: '/practice', request: practiceRequest, answer: practice });

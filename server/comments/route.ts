import { room } from '#server/http/room.ts';
import { commentsRequest } from '#shared/contract/comments.ts';
import { comments } from './index.ts';

export const commentsRoute = room({ path: '/comments', request: commentsRequest, answer: comments });

import { room } from '#server/http/room.ts';
import { managerProfileRequest, managersRequest } from '#shared/contract/managers.ts';
import { managerProfile, managers, overview } from './index.ts';

export const overviewRoute = room({ path: '/overview', request: managersRequest, answer: overview });
export const managersRoute = room({ path: '/managers', request: managersRequest, answer: managers });
export const managerProfileRoute = room({
  path: '/managers/:manager',
  request: managerProfileRequest,
  answer: managerProfile,
});

import { scopeRoute } from './access/scopeRoute.ts';
import { burnoutRoute } from './burnout/route.ts';
import { commentsRoute } from './comments/route.ts';
import type { Room } from './http/room.ts';
import { moraleRoute } from './morale/route.ts';
import { practiceRoute } from './practice/route.ts';
import { rampRoute } from './ramp/route.ts';
import { managerProfileRoute, managersRoute, overviewRoute } from './scorecard/route.ts';
import { retentionRoute, turnoverRoute } from './turnover/route.ts';

/** Every question the page can ask. */
export const rooms: readonly Room[] = [
  scopeRoute,
  overviewRoute,
  managersRoute,
  managerProfileRoute,
  turnoverRoute,
  retentionRoute,
  moraleRoute,
  commentsRoute,
  rampRoute,
  practiceRoute,
  burnoutRoute,
];

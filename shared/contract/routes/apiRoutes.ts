import { accountRoutes } from './accountRoutes.ts';
import type { ApiRoute } from './apiRoute.ts';
import { recordRoutes } from './recordRoutes.ts';
import { roomRoutes } from './roomRoutes.ts';
import { secondStepRoutes } from './secondStepRoutes.ts';

/** Every address of the API but the one that describes it. SCIM is described in its own standard. */
export const apiRoutes: readonly ApiRoute[] = [...roomRoutes, ...accountRoutes, ...secondStepRoutes, ...recordRoutes];

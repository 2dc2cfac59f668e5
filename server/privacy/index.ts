export { combine, Confidential, release, type Released, releaseSurvey, releaseTeam } from './release.ts';
export { minimumGroup, minimumGroupFloor } from './suppress.ts';
export * from './survey.ts';

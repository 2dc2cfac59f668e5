export { type ReleasedText, textOf } from './releasedText.ts';
export { combine, Confidential, release, type Released, releaseSurvey, releaseTeam } from './release.ts';
export { minimumGroup } from './suppress.ts';
export {
  AT_LEAST_95,
  AT_MOST_5,
  everybody,
  NO_PERMISSION,
  SHOWN,
  type ShownCells,
  type ShownTable,
  type SurveyCells,
  type SurveyTable,
  TOO_FEW,
} from './survey.ts';

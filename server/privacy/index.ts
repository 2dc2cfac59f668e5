export { fewestForComments } from './commentGroups.ts';
export { confidentialitySettings } from './confidentialitySettings.ts';
export { effectOfMinimum } from './effectOfMinimum.ts';
export { setMinimumGroup } from './minimumInForce.ts';
export { type ReleasedText, textOf } from './releasedText.ts';
export {
  combine,
  type CommentGroups,
  Confidential,
  release,
  type Released,
  releaseComments,
  releaseCompared,
  releaseSurvey,
  releaseTeam,
  type Told,
} from './release.ts';
export { minimumGroup } from './suppress.ts';
export {
  AT_LEAST_95,
  AT_MOST_5,
  everybody,
  NO_PERMISSION,
  type ReleasedTable,
  SHOWN,
  type ShownCells,
  TOO_FEW,
  WOULD_REVEAL,
  WOULD_REVEAL_CHANGE,
} from './survey.ts';
export { toMillionths } from './toMillionths.ts';

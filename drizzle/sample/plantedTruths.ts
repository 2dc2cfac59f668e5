import type { PlantKind } from './plantKinds.ts';
import type { Truth } from './truth.ts';

type Planted = Pick<Truth, 'effects' | 'pattern' | 'verdicts' | 'productShouldSay'>;

/** What was planted with each kind of team, and what should be said of its manager. */
export const PLANTED: Record<PlantKind, Planted> = {
  'burnt-out team': {
    effects: {
      exitRatio: 3,
      voluntaryExits: 16,
      months: 24,
      moraleAtEnd: 26,
      exhaustionAtEnd: 86,
      afterHoursAtEnd: 0.42,
    },
    pattern: 'burn and churn',
    verdicts: ['worse'],
    productShouldSay:
      'Named: burn and churn. Voluntary exits far above the expected since July 2024, exhaustion high and morale falling wave after wave, participation falling, after-hours work and absence up.',
  },
  'player, not coach': {
    effects: { exitRatio: 1, ownOpeningShare: 0.2, takeoverShare: 0.3, jointCallShare: 0.03, coachingScore: 30 },
    pattern: 'player, not coach',
    verdicts: ['as expected', 'cannot tell'],
    productShouldSay:
      'Named: player, not coach. A large own-selling share, deals taken over from reports days before the close, hardly any joint calls or coaching, a low coaching score. Exits are ordinary.',
  },
  'unlucky small team': {
    effects: { exitRatio: 1, voluntaryExits: 3, seats: 6, moraleScore: 78 },
    verdicts: ['as expected', 'cannot tell'],
    productShouldSay:
      'Not named. Three exits in a small team within a year come by chance; the survey is healthy and coaching is frequent.',
  },
  'lucky small team': {
    effects: { exitRatio: 1, exits: 0, seats: 6, moraleScore: 62 },
    verdicts: ['as expected', 'cannot tell'],
    productShouldSay:
      'Not called better. No exit in a small team for two years can be chance; nothing else speaks for a better manager.',
  },
  'great coach': {
    effects: { exitRatio: 0.5, coachingScore: 88, jointCallShare: 0.5, rampMonths: 1 },
    verdicts: ['better', 'as expected', 'cannot tell'],
    productShouldSay:
      'Not named. High scores, many joint calls and coaching sessions, new hires sell early; fewer exits than expected, whether or not the records suffice to call it better.',
  },
  'inherited bad team': {
    effects: { exitRatio: 1, predecessorExits: 13, exitsAfterHandoverWindow: 0 },
    verdicts: ['as expected', 'cannot tell'],
    productShouldSay:
      'Not named. The exits came under the predecessor, and the one soon after the handover counts with the predecessor too; the survey is recovering.',
  },
  'sink or swim': {
    effects: { exitRatio: 2.5, rampMonths: 20, plateau: 0.5, trainingScore: 30, supportScore: 32 },
    pattern: 'sink or swim',
    verdicts: ['worse'],
    productShouldSay:
      'Named: sink or swim. New hires leave within the first year, sell late or never, get hardly any training or coaching, and say so in the survey.',
  },
};

/** The burn-by-design regions. */
export const REGION: Planted & { kind: 'burn-by-design region' } = {
  kind: 'burn-by-design region',
  effects: { moraleDifference: -14, exhaustionDifference: 16 },
  verdicts: ['as expected', 'cannot tell'],
  productShouldSay:
    'The place explains it: every team there has about twice the exits and lower morale, whoever manages. None of its managers is singled out.',
};

import { type Day, dayFromIso } from '#shared/calendar/day.ts';

export const sampleSizes = ['small', '1k', '10k', '100k'] as const;
export type SampleSize = (typeof sampleSizes)[number];

const day = (iso: string): Day => dayFromIso(iso)!;

/** Last day of the records. */
export const LAST_DAY = day('2026-06-30');
/** Sales, activities and surveys are recorded from this day on, in every size; planted managers start no earlier. */
export const FIRST_SALES_DAY = day('2023-01-01');

/** How large an organisation is and how densely it keeps records. */
export interface SizePlan {
  /** First day of the HR records. */
  firstDay: Day;
  regions: string[];
  /** The last so many regions burn people by design, and the share of sales teams that sits in them. */
  burnRegions: number;
  burnShare: number;
  salesTeams: number;
  salesTeamSeats: [number, number];
  otherTeams: Record<string, number>;
  otherTeamSeats: [number, number];
  /** How many teams of each planted kind. */
  copies: number;
  dealsPerMonth: number;
  meetingsPerMonth: number;
  coachingPerMonth: number;
  oneOnOnesPerMonth: number;
  /** Closing days of the survey waves. */
  waves: Day[];
  /** Answers, coaching, one-on-ones and training for everyone, or for the sales department only. */
  everyone: boolean;
}

const REGIONS =
  'North,Central,East,West,Lakes,Coast,Highlands,Islands,Delta,Prairie,Valley,Harbour,Forest,Río Alto,Côte'
    .concat(',Plains,Ridge,Bay,Südland,Orchard')
    .split(',');

const everyFourMonths = ['2023', '2024', '2025', '2026']
  .flatMap((year) => [`${year}-02-15`, `${year}-06-15`, `${year}-10-15`])
  .map(day)
  .filter((closed) => closed <= LAST_DAY);
const twiceAYear = ['2024-06-15', '2024-12-15', '2025-06-15', '2025-12-15', '2026-06-15'].map(day);

const dense = { dealsPerMonth: 3, meetingsPerMonth: 4, coachingPerMonth: 1, oneOnOnesPerMonth: 2 };
const sparse = { dealsPerMonth: 1.2, meetingsPerMonth: 1.8, coachingPerMonth: 0.3, oneOnOnesPerMonth: 0.5 };
const small: SizePlan = {
  firstDay: FIRST_SALES_DAY,
  regions: ['North', 'Central', 'South'],
  burnRegions: 1,
  burnShare: 0.2,
  salesTeams: 31,
  salesTeamSeats: [5, 6],
  otherTeams: { Support: 2, Marketing: 1, Engineering: 2 },
  otherTeamSeats: [5, 6],
  copies: 1,
  ...dense,
  waves: everyFourMonths,
  everyone: true,
};
const large: SizePlan = {
  ...small,
  regions: REGIONS.slice(0, 10),
  burnShare: 0.1,
  salesTeams: 214,
  salesTeamSeats: [5, 12],
  otherTeams: { Support: 243, Marketing: 116, Engineering: 222, Operations: 201 },
  otherTeamSeats: [6, 12],
  copies: 5,
  ...sparse,
  waves: twiceAYear,
  everyone: false,
};

export const SIZE_PLANS: Record<SampleSize, SizePlan> = {
  small,
  '1k': {
    ...small,
    regions: ['North', 'Central', 'East', 'South'],
    burnShare: 0.15,
    salesTeams: 64,
    salesTeamSeats: [5, 11],
    otherTeams: { Support: 14, Marketing: 8, Engineering: 12, Operations: 6 },
    otherTeamSeats: [6, 11],
    copies: 2,
  },
  '10k': large,
  '100k': {
    ...large,
    firstDay: day('2018-07-01'),
    regions: REGIONS,
    burnRegions: 2,
    salesTeams: 2140,
    otherTeams: { Support: 2430, Marketing: 1160, Engineering: 2220, Operations: 2010 },
    copies: 20,
  },
};

import type { SignalId } from './signals.ts';

/**
 * A named combination of signals. It is found at a manager when of every list in `needs` at least one signal holds, when the
 * signals that hold come from at least two sources, and when one of them held in at least `persistence` periods in a row.
 */
export interface Pattern {
  readonly id: string;
  readonly name: string;
  readonly question: string;
  readonly needs: readonly (readonly SignalId[])[];
  /** Shown as evidence for or against; never enough, never required. */
  readonly supports: readonly SignalId[];
  readonly needsInWords: string;
  /** Months looked back from the end of the period, cut into half-years. */
  readonly windowMonths: number;
  readonly persistence: number;
  /** What is said of the manager's team: "Ann Smith’s team …". */
  readonly headline: string;
  readonly reason: string;
  readonly source: string;
  readonly whatHelps: readonly string[];
  readonly whatWouldClearIt: string;
}

export const patterns: readonly Pattern[] = [
  {
    id: 'burn and churn',
    name: 'burn and churn',
    question: 'Is a team worn out, and does it leave?',
    needs: [['excess voluntary exits'], ['exhaustion', 'low morale', 'morale fall']],
    supports: ['participation fall', 'after-hours share', 'absence rise', 'low support score'],
    needsInWords:
      'More voluntary exits than the same people would show elsewhere, and a survey that shows exhaustion, low morale or falling morale.',
    windowMonths: 24,
    persistence: 2,
    headline: 'is worn out, and people leave by choice',
    reason:
      'Long strain without recovery shows in exhaustion and morale first and in resignations after; either alone has other explanations.',
    source: 'Job demands–resources model: Demerouti et al. (2001), Journal of Applied Psychology 86:499.',
    whatHelps: [
      'Take work away first: agree with the manager what the team stops doing this month.',
      'Talk with people who left, and with those who stay, without the manager in the room.',
      'Fill the open seats before asking for more of those who stayed.',
    ],
    whatWouldClearIt:
      'Two half-years with voluntary exits as expected, and a survey wave with exhaustion and morale back at the level of other teams.',
  },
  {
    id: 'sink or swim',
    name: 'sink or swim',
    question: 'Are new people left to find their own way?',
    needs: [
      ['early exits', 'slow ramp'],
      ['coaching drought', 'training drought', 'low training score', 'low coaching score', 'low support score'],
    ],
    supports: ['excess voluntary exits', 'low morale'],
    needsInWords:
      'New hires who leave in their first year or sell late, and little training or coaching, by the records or by what the team says.',
    windowMonths: 24,
    persistence: 2,
    headline: 'loses or strands its new people, who get little help',
    reason:
      'New people who get neither training nor coaching leave early or sell late whatever their talent; when help is missing too, hiring alone does not explain it.',
    source:
      'Newcomer adjustment: Bauer et al. (2007), Journal of Applied Psychology 92:707 (support and clarity predict who stays and performs).',
    whatHelps: [
      'Give every new hire a plan for the first 90 days, and the manager time for it.',
      'Coach within the first two weeks, then every week, on real customer calls.',
      'Stop hiring into the team until the last hires are productive.',
    ],
    whatWouldClearIt: 'Two half-years with first-year exits as expected and new hires as fast as elsewhere.',
  },
  {
    id: 'player, not coach',
    name: 'player, not coach',
    question: 'Does the leader sell instead of leading?',
    needs: [
      ['own selling', 'takeovers'],
      ['coaching drought', 'low coaching score'],
    ],
    supports: ['low support score', 'slow ramp', 'low morale'],
    needsInWords:
      'A leader who wins deals or takes them over far more than other leaders, and a team that gets little coaching.',
    windowMonths: 24,
    persistence: 2,
    headline: 'has a leader who sells in its place and coaches little',
    reason:
      'A leader who takes deals over teaches the customer that only the leader counts, and the rep that they are a porter. Most do not know they do it.',
    source:
      'Selling and takeovers by leaders read against coaching; the two are kept apart because selling alone may be the job.',
    whatHelps: [
      'Show the leader the numbers beside what they believe they do.',
      'Agree which deals the leader may join, and that ownership stays with the rep.',
      'Put ride-alongs and feedback in the calendar where closing meetings were.',
    ],
    whatWouldClearIt:
      'Two half-years with own selling and takeovers as usual among leaders, and coaching back at the level of other teams.',
  },
];

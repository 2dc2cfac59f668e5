export const dimensions = ['morale', 'exhaustion', 'training', 'coaching', 'support', 'fairness'] as const;

export type Dimension = (typeof dimensions)[number];

/** What an ordinary manager is like, drawn once: the true exit ratio, and independent standard normals behind the rest. */
export interface Traits {
  ratio: number;
  climate: number;
  teaching: number;
  habit: number;
}

/** What it is like in a manager's team on a day: everything that the records of the team are drawn from. */
export interface Leadership {
  /** The team's true mean per dimension, 0–100; for exhaustion high is bad. */
  scores: Record<Dimension, number>;
  participation: number;
  afterHours: number;
  absence: number;
  coaching: number;
  /** Coaching of people in their first year, as a multiple of `coaching`. */
  newHireCoaching: number;
  /** Share of joint calls followed by feedback within a week. */
  feedback: number;
  oneOnOnesHeld: number;
  training: number;
  jointCalls: number;
  /** The manager's share of the talking in a joint call. */
  talking: number;
  /** Deals the manager opens, as a share of those of manager and team. */
  ownSelling: number;
  /** Share of the team's deals that the manager takes over before the close. */
  takeovers: number;
  /** Months from hire until a seller sells like the others, and the most they reach of that. */
  rampMonths: number;
  plateau: number;
}

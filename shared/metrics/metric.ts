/** What a number in an answer means; the page, the reports and the documentation all show this one text. */
export interface Metric {
  /** Room and field of the contract: `turnover.rate`. */
  readonly id: string;
  readonly name: string;
  readonly question: string;
  readonly unit: string;
  readonly direction: 'higher is better' | 'lower is better' | 'neither';
  /** Fewest of `counted` it is given for; below that it is absent or withheld. */
  readonly minimumN: number;
  readonly counted: string;
  /** One sentence. */
  readonly formula: string;
  readonly source: string;
}

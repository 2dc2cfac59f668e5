/** What a way of judging says of one manager. */
export interface Judgement {
  manager: number;
  ratio: number;
  lower: number;
  upper: number;
  flagged: boolean;
}

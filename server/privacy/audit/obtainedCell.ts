import type { MoraleGrouping } from '#shared/contract/morale.ts';

/** The groups somebody who answered belonged to at the time; none where that is not known. Managers go by external id. */
export type Belonging = Readonly<Record<MoraleGrouping, readonly string[]>>;

/** A cell as somebody obtained it: whose, and what was told of it. `sum` is absent where no exact mean was. */
export interface ObtainedCell {
  readonly by: MoraleGrouping | 'company';
  readonly id: string;
  readonly respondents: number | undefined;
  /** Of the respondents' scores on 0–100, from their mean, which is told in millionths. */
  readonly sum: number | undefined;
}

import type { TurnoverRow } from '#shared/contract/turnover.ts';

/** What the exits of a team say, neutrally, as a heading. */
export function profileHeadline(name: string, turnover: Pick<TurnoverRow, 'verdict'> | undefined): string {
  const team = name.endsWith('s') ? `${name}’ team` : `${name}’s team`;
  if (!turnover) return team;
  if (turnover.verdict === 'worse') return `More people leave ${team} than expected`;
  if (turnover.verdict === 'better') return `Fewer people leave ${team} than expected`;
  if (turnover.verdict === 'as expected') return `${team}: about as many leave as expected`;
  return `${team}: too early to tell`;
}

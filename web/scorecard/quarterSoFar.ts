/** Whether a calendar quarter (`2024 Q4`) goes on after the last day of the records: it is not told yet how it ends. */
export function isSoFar(quarter: string, through: string | undefined): boolean {
  const [year = '', number = ''] = quarter.split(' Q');
  const lastDay = { 1: '03-31', 2: '06-30', 3: '09-30', 4: '12-31' }[Number(number)];
  return lastDay !== undefined && through !== undefined && through.slice(0, 10) < `${year}-${lastDay}`;
}

/** The quarter's name, marked when it is not over. */
export const quarterName = (quarter: string, through: string | undefined): string =>
  isSoFar(quarter, through) ? `${quarter} so far` : quarter;

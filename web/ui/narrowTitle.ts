/**
 * What a heading says to a reader of some teams alone: that another grouping is not theirs to see, or that these months tell nothing of
 * their teams; else `otherwise`, where the finding would speak of the whole company.
 */
export function narrowTitle(by: string, rows: number, otherwise?: string): string | undefined {
  if (by !== 'manager') return `Figures by ${by} are for HR and the owner`;
  return rows === 0 ? 'Nothing can be told of your teams in this period' : otherwise;
}

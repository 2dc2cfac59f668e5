/** A dimension's key as a heading: `own_selling` is "Own selling". */
export function dimensionName(dimension: string): string {
  const words = dimension.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

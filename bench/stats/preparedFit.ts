/** Reads its data from the folder and answers with the fit to be timed, which comes to a few telling numbers. */
export type PreparedFit = (folder: string) => () => number[];

/** What must have been estimated, or the figures would stand for nothing. */
export function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The fit came to nothing.');
  return value;
}

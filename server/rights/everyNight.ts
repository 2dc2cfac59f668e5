const DAY_MS = 86_400_000;
/** Somewhat after the start, so that it is not in the way of it. */
const FIRST_MS = 10 * 60_000;

/** Runs a job once a day while the server runs, the first time soon after it started; an error is reported and the next day tried again. */
export function everyNight(job: () => Promise<unknown>, report: (error: unknown) => void): () => void {
  const run = (): void => void job().catch(report);
  let daily: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    run();
    daily = setInterval(run, DAY_MS);
    daily.unref();
  }, FIRST_MS);
  first.unref();
  return () => {
    clearTimeout(first);
    clearInterval(daily);
  };
}

import { Problem } from './problem.ts';

const MINUTE_MS = 60_000;
const KEPT = 10_000;

/**
 * Lets each key (an address, an account) try so many times in a quarter of an hour, or another window; checking a password costs too much to be
 * had for nothing. A try counts from its start, so that many at once are no way round, and is taken back when it was right.
 */
export function throttle(
  now: () => Date,
  { refusal = 'Too many sign-ins were refused from here.', most = 10, windowMs = 15 * MINUTE_MS } = {},
) {
  const tried = new Map<string, { times: number; since: number }>();
  const current = (key: string) => {
    const found = tried.get(key);
    if (found && now().getTime() - found.since < windowMs) return found;
    tried.delete(key);
    return undefined;
  };
  const check = (key: string): void => {
    if ((current(key)?.times ?? 0) < most) return;
    const wait = windowMs === MINUTE_MS ? 'a minute' : 'a quarter of an hour';
    throw new Problem(429, refusal, `Wait ${wait} and try again.`);
  };
  const refuse = (key: string): void => {
    const found = current(key) ?? { times: 0, since: now().getTime() };
    tried.set(key, { ...found, times: found.times + 1 });
    if (tried.size > KEPT) tried.delete(tried.keys().next().value!);
  };
  return {
    check,
    refuse,
    /** Counts a try under each key, or throws when one has had too many; the answer takes it back. */
    begin(...keys: string[]): () => void {
      for (const key of keys) check(key);
      for (const key of keys) refuse(key);
      return () => {
        for (const key of keys) {
          const found = tried.get(key);
          if (found) tried.set(key, { ...found, times: found.times - 1 });
        }
      };
    },
  };
}

export type Throttle = ReturnType<typeof throttle>;

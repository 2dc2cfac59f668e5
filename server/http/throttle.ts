import { Problem } from './problem.ts';

const REFUSALS = 10;
const WINDOW_MS = 15 * 60_000;
const KEPT = 10_000;

/** Lets an address be refused ten times in a quarter of an hour; checking a password costs too much to be had for nothing. */
export function throttle(now: () => Date) {
  const refused = new Map<string, { times: number; since: number }>();
  const current = (address: string) => {
    const found = refused.get(address);
    if (found && now().getTime() - found.since < WINDOW_MS) return found;
    refused.delete(address);
    return undefined;
  };
  return {
    check(address: string): void {
      if ((current(address)?.times ?? 0) < REFUSALS) return;
      throw new Problem(429, 'Too many sign-ins were refused from here.', 'Wait a quarter of an hour and try again.');
    },
    refuse(address: string): void {
      const found = current(address) ?? { times: 0, since: now().getTime() };
      refused.set(address, { ...found, times: found.times + 1 });
      if (refused.size > KEPT) refused.delete(refused.keys().next().value!);
    },
  };
}

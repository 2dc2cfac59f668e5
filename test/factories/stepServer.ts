import { expect, vi } from 'vitest';
import type { Deps } from '#server/http/deps.ts';
import type { TestEngine } from '#test/databases/databases.ts';
import { accessServer, cookieFrom, PASSWORD } from './accessServer.ts';
import { appCode } from './appCode.ts';

/** Somebody's second step: what their app and their paper say. */
export interface Step {
  email: string;
  secret: string;
  recoveryCodes: string[];
  /** The session it was set up in. */
  cookie: string;
}

/** A server whose clock is also the one that codes go by; the test moves both. */
export async function stepServer(engine: TestEngine, over: Partial<Deps> = {}) {
  const at = await accessServer(engine, over);
  at.clock.now = new Date(Math.floor(Date.now() / 30_000) * 30_000);
  vi.useFakeTimers({ toFake: ['Date'], now: at.clock.now });
  const later = (milliseconds: number): void => {
    at.clock.now = new Date(at.clock.now.getTime() + milliseconds);
    vi.setSystemTime(at.clock.now);
  };
  const post = (path: string, body: unknown, cookie?: string) =>
    at.send('POST', path, { body, ...(cookie !== undefined && { cookie }) });
  return {
    ...at,
    later,
    post,
    /** The next code: no one before it is asked for again. */
    code(secret: string): string {
      later(30_000);
      return appCode(secret, at.clock.now);
    },
    signIn: (email: string, { password = PASSWORD, cookie }: { password?: string; cookie?: string } = {}) =>
      post('/api/session', { email, password }, cookie),
    async setUp(email: string, cookie?: string): Promise<Step> {
      const own = cookie ?? cookieFrom(await post('/api/session', { email, password: PASSWORD }));
      const begun = await post('/api/account/second-step', { password: PASSWORD }, own);
      expect([begun.status, begun.text]).toEqual([200, expect.any(String)]);
      const { secret } = begun.body;
      const code = appCode(secret, at.clock.now);
      const done = await post('/api/account/second-step/confirm', { code }, own);
      expect([done.status, done.text]).toEqual([200, expect.any(String)]);
      later(90_000);
      return { email, secret, recoveryCodes: done.body.recoveryCodes, cookie: cookieFrom(done) };
    },
    whoIs: async (cookie: string) => (await at.send('GET', '/api/session', { cookie })).body,
    events: async (cookie: string, action: string) =>
      (await at.send('GET', `/api/audit?action=${encodeURIComponent(action)}`, { cookie })).body.events,
    async close() {
      vi.useRealTimers();
      await at.close();
    },
  };
}
export type StepServer = Awaited<ReturnType<typeof stepServer>>;

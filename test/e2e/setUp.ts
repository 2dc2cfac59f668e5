import type { BrowserContext } from 'playwright-core';
import type { RunningServer } from './runningServer.ts';

export const OWNER = { name: 'Olive Owner', email: 'olive@example.com', password: 'correct horse battery' };

/** Makes the owner through the set-up link's token and signs the browser in, without the page. */
export async function setUpOwner(server: RunningServer, context: BrowserContext): Promise<void> {
  const token = new URL(server.setUpLink).searchParams.get('token')!;
  const answer = await context.request.post(`${server.address}/api/set-up`, { data: { token, ...OWNER } });
  if (!answer.ok()) throw new Error(await answer.text());
}

/** Loads the sample organisation as the page's button does. */
export async function loadSample(server: RunningServer, context: BrowserContext): Promise<void> {
  const answer = await context.request.post(`${server.address}/api/sample`, { timeout: 170_000 });
  const last = (await answer.text()).trim().split('\n').at(-1)!;
  if (!('receipt' in JSON.parse(last))) throw new Error(last);
}

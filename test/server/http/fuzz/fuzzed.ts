import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SERVER_LIMITS } from '#server/http/limits.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { ACTORS, type Actor, SUBJECTS } from '#test/server/access/matrix/actors.ts';
import type { MatrixServer } from '#test/server/access/matrix/matrixServer.ts';
import { type Description, type Fuzzed, requestOf } from './requestsOf.ts';

const AT_ONCE = 4;
const PER_SESSION = 25;
const PER_MINUTE = 400;
/** What an answer holds when it says more than it should: a trace, a query, a path, the innards of the database, what a library says. */
const TELLING =
  /\n\s+at |node_modules|node:internal|Failed query|params:|syntax error at|PostgresError|DrizzleQuery|violates|\/server\/\w+\/|file:\/\/|Cannot read prop|is not a function|undefined \(reading|Invalid (?:input|option|key)|expected \w+, received|Unrecognized key|Too (?:small|big):/;
/** What would leave nothing to ask about, or nobody to ask: the first import undone, the askers' own accounts and tokens ended. */
const ENDING = [
  /^POST \/api\/import\/undo .*"importId":1\b/s,
  /^PATCH \/api\/accounts\/0*[1-6]\b/,
  /^DELETE \/api\/tokens\/0*[12]\b/,
];

export interface Told {
  asked: number;
  statuses: Record<string, Record<number, number>>;
  wrong: string[];
  grownMegabytes: number;
}

/** Asks a server so many seeded requests made from its own description, as every actor in turn, over a socket. */
export async function fuzzed(at: MatrixServer, count: number, seed: number): Promise<Told> {
  const server = createServer(SERVER_LIMITS, at.app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const random = seededRandom(seed);
  const description = JSON.parse(
    (await sent(port, agent, { method: 'GET', path: '/api/openapi.json', headers: {} })).text,
  ) as Description;
  const known: string[] = Object.values(SUBJECTS);
  const told: Told = { asked: 0, statuses: {}, wrong: [], grownMegabytes: 0 };
  const sessions = new Map<Actor, { headers: Record<string, string>; left: number }>();
  const before = process.memoryUsage().rss;
  const one = async (): Promise<void> => {
    const actor = ACTORS[told.asked++ % ACTORS.length];
    if (told.asked % PER_MINUTE === 0) at.forward(61_000);
    let session = sessions.get(actor);
    if (!session || session.left-- === 0)
      sessions.set(actor, (session = { headers: await at.headersOf(actor), left: PER_SESSION }));
    const asked = allowed(description, random, known);
    const headers = {
      ...Object.fromEntries(Object.entries(session.headers).map(([name, value]) => [name.toLowerCase(), value])),
      ...asked.headers,
    };
    const { status, text } = await sent(port, agent, { ...asked, headers });
    (told.statuses[asked.route] ??= {})[status] = (told.statuses[asked.route][status] ?? 0) + 1;
    if (status === 0 || (status >= 500 && status !== 503) || TELLING.test(text))
      told.wrong.push(
        `${status} as ${actor}: ${JSON.stringify({ ...asked, headers: asked.headers, body: asked.body?.toString().slice(0, 400) })} → ${text.slice(0, 300)}`,
      );
    const file = /^\{"(?:file|error)".*"file":"([0-9a-f]{32})"|^\{"file":"([0-9a-f]{32})"|"file":"([0-9a-f]{32})"\}$/
      .exec(text)
      ?.slice(1)
      .find(Boolean);
    if (file !== undefined) known.push(file);
    if (known.length > 60) known.splice(6, 1);
  };
  const askOn = async () => {
    while (told.asked < count) await one();
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, askOn));
  } finally {
    agent.destroy();
    server.closeAllConnections();
    server.close();
  }
  told.grownMegabytes = Math.round((process.memoryUsage().rss - before) / 1024 ** 2);
  return told;
}

function allowed(description: Description, random: () => number, known: readonly string[]): Fuzzed {
  for (;;) {
    const asked = requestOf(description, random, known);
    const line = `${asked.method} ${asked.path} ${asked.body?.toString() ?? ''}`;
    if (!ENDING.some((ending) => ending.test(line))) return asked;
  }
}

type Sent = Pick<Fuzzed, 'method' | 'path' | 'headers'> & { body?: string | Buffer };

/** One request as it is, whatever a browser would make of it; status 0 when no answer came. */
export function sent(
  port: number,
  agent: Agent | undefined,
  { method, path, headers, body }: Sent,
): Promise<{ status: number; text: string }> {
  return new Promise((answered) => {
    const asking = request(
      {
        host: '127.0.0.1',
        port,
        agent,
        method,
        path,
        headers: { ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('close', () =>
          answered({ status: response.statusCode!, text: Buffer.concat(chunks).toString() }),
        );
      },
    );
    asking.once('error', (error) => answered({ status: 0, text: String(error) }));
    asking.end(body);
  });
}

/** How often each route was answered how, one line each. */
export function lines({ asked, statuses, grownMegabytes }: Told): string {
  const rows = Object.entries(statuses).toSorted(([a], [b]) => a.localeCompare(b));
  const counted = rows.map(
    ([route, each]) =>
      `  ${route}: ${Object.entries(each)
        .map(([status, times]) => `${status}×${times}`)
        .join(' ')}`,
  );
  return `fuzz: ${asked} requests over ${rows.length} routes, memory grew by ${grownMegabytes} MB\n${counted.join('\n')}\n`;
}

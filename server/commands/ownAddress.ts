import type { Env } from '#server/env.ts';

const EVERYWHERE = new Set(['0.0.0.0', '::', '[::]']);

/** Where people reach the server that listens at this port. Who listens on every address has to say at which name they are asked for. */
export function ownAddress({ url, host }: Pick<Env, 'url' | 'host'>, port: number): string {
  if (url !== undefined) return url;
  if (EVERYWHERE.has(host))
    throw new Error(
      `HOST=${host} lets other machines in: say where people reach Bellwether, as BELLWETHER_URL=https://bellwether.example.com.`,
    );
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

import type { Express } from 'express';

interface Layer {
  readonly rawPath?: unknown;
  readonly route?: { readonly path: unknown; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
}

/**
 * Every route of a server, found by walking its routers: `GET /api/turnover`. What is mounted at an address of its own without
 * being a router is told as `USE /assets`: it could answer there too.
 */
export function routesOf(app: Express): string[] {
  const found = new Set<string>();
  const walk = (layers: readonly Layer[], prefix: string): void => {
    for (const { rawPath, route, handle } of layers) {
      for (const path of pathsOf(route ? route.path : rawPath)) {
        const address = path === '/' ? prefix : `${prefix}${path}`;
        if (route) for (const method of Object.keys(route.methods)) found.add(`${named(method)} ${address || '/'}`);
        else if (handle.stack) walk(handle.stack, address);
        else if (path !== '/') found.add(`USE ${address}`);
      }
    }
  };
  walk((app.router as unknown as { stack: readonly Layer[] }).stack, '');
  return [...found].toSorted();
}

function pathsOf(path: unknown): string[] {
  if (Array.isArray(path)) return path.flatMap(pathsOf);
  if (typeof path !== 'string') throw new Error(`a route without an address of text: ${String(path)}`);
  return [path];
}

const named = (method: string): string => (method === '_all' ? 'ALL' : method.toUpperCase());

import type { Express } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { type AccessServer, accessServer } from '#test/factories/accessServer.ts';
import { databases } from '#test/databases/databases.ts';
import { routesOf } from '#test/server/access/matrix/routesOf.ts';

interface Described {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; security: object[]; responses: object }>>;
}

/** Addresses of the server that the description tells, as the routers have them: `GET /api/managers/:manager`. */
function told({ paths }: Described): string[] {
  const each = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  );
  return each.toSorted();
}

const isOfApi = (route: string) => / \/api\//.test(route) && !route.startsWith('USE ');
const missing = (app: Express, description: Described): string[] => {
  const known = new Set(told(description));
  return routesOf(app).filter((route) => isOfApi(route) && !known.has(route));
};

describe('the description of the API', () => {
  let at: AccessServer;
  let app: Express;
  let description: Described;
  beforeAll(async () => {
    at = await accessServer(databases[0]);
    app = createApp(at.deps, () => Promise.reject(new Error('not asked for here')));
    description = JSON.parse((await at.send('GET', '/api/openapi.json')).text) as Described;
  });
  afterAll(() => at.close());

  it('is OpenAPI 3.1, for anybody', () => {
    expect(description.openapi).toMatch(/^3[.]1[.]/);
    process.stdout.write(`openapi: ${told(description).length} routes described\n`);
  });

  it('has every route of the server but its own, and none that is not there', () => {
    expect(missing(app, description)).toEqual(['GET /api/openapi.json']);
    const there = new Set(routesOf(app));
    expect(told(description).filter((route) => !there.has(route))).toEqual([]);
  });

  it('is found wanting when a route is added and not described', () => {
    const planted = createApp(at.deps, () => Promise.reject(new Error('not asked for here')));
    planted.post('/api/planted', (_request, response) => void response.end());
    expect(missing(planted, description)).toContain('POST /api/planted');
  });

  it('names each operation once, and every reference in it leads somewhere', () => {
    const ids = Object.values(description.paths).flatMap((methods) => Object.values(methods).map((o) => o.operationId));
    expect(new Set(ids).size).toBe(ids.length);
    const references = [...JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to);
    expect(new Set(references)).toEqual(new Set(['#/components/schemas/Error']));
    expect(description).toHaveProperty('components.schemas.Error.required', ['error', 'todo']);
  });

  it('says who may without a session: those, and no others, answer anybody', async () => {
    for (const [path, methods] of Object.entries(description.paths))
      for (const [method, { security }] of Object.entries(methods)) {
        const address = path.replaceAll(/\{\w+\}/g, '999999');
        const { status } = await at.send(method.toUpperCase(), address);
        expect([method, path, status === 401]).toEqual([method, path, security.length > 0]);
      }
  });
});

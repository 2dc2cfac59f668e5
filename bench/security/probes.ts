import { z } from 'zod';
import type { ApiRoute } from '#shared/contract/routes/apiRoute.ts';
import { apiRoutes } from '#shared/contract/routes/apiRoutes.ts';

/** A request as a scanner starts from: every parameter with a usual value. */
export interface Probe {
  route: string;
  method: string;
  path: string;
  body: string | undefined;
}

const ENDS_SESSION = new Set(['delete /api/session', 'delete /api/account/sessions']);

/** One request for each route that takes something from whoever asks, but those that would sign the scanner out. */
export function probes(): Probe[] {
  return apiRoutes.filter(takesSomething).map((route) => {
    const { method, path, params, query, body } = route;
    const values = Object.entries(query?.shape ?? {}).map(([name, schema]) => `${name}=${usual(schema as z.ZodType)}`);
    const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => usual(params!.shape[name] as z.ZodType));
    return {
      route: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path: values.length > 0 ? `${filled}?${values.join('&')}` : filled,
      body:
        body === undefined || body === 'file'
          ? undefined
          : JSON.stringify(example(z.toJSONSchema(body, { io: 'input' }))),
    };
  });
}

const takesSomething = ({ method, path, params, query, body }: ApiRoute): boolean =>
  !ENDS_SESSION.has(`${method} ${path}`) &&
  body !== 'file' &&
  (params ?? body ?? Object.keys(query?.shape ?? {})[0]) !== undefined;

const usual = (schema: z.ZodType): string =>
  encodeURIComponent(String(example(z.toJSONSchema(schema, { io: 'input' }))));

interface Shape {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  minItems?: number;
  items?: unknown;
  properties?: Record<string, unknown>;
}

function example(schema: unknown): unknown {
  const { type, properties = {}, items, ...shape } = schema as Shape;
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  if (shape.anyOf) return example(shape.anyOf[0]);
  if (type === 'integer' || type === 'number') return 7;
  if (type === 'boolean') return false;
  if (type === 'array') return [example(items)];
  if (type === 'object')
    return Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, example(inner)]));
  return usualText(shape);
}

function usualText(shape: Shape): string {
  if (shape.format === 'email') return 'somebody@probe.example';
  if (shape.format === 'uri') return 'http://127.0.0.1:1';
  if (shape.format === 'date') return '2026-01-01';
  if (shape.pattern?.includes('{32}')) return 'a'.repeat(32);
  if (shape.pattern !== undefined) return '2025-01';
  return 'E100002'.padEnd(shape.minLength ?? 0, ' words');
}

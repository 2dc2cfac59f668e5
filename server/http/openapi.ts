import { z } from 'zod';
import { type ApiRoute, WHO } from '#shared/contract/routes/apiRoute.ts';
import { apiRoutes } from '#shared/contract/routes/apiRoutes.ts';
import { errorResponse } from '#shared/contract/session.ts';

type Json = Record<string, unknown>;

const ERROR = { $ref: '#/components/schemas/Error' };
const refused = (description: string): Json => ({ description, content: { 'application/json': { schema: ERROR } } });

/** The API as an OpenAPI 3.1 description, made from the contracts that requests are checked against. */
export function openapi(): Json {
  const paths: Record<string, Json> = {};
  for (const route of apiRoutes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.method] = operation(route);
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Bellwether',
      version: '1',
      description: 'Which managers’ teams are in trouble, how sure that is, why, and what has changed.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Error: schemaOf(errorResponse, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'bellwether.session_token' },
        reportToken: { type: 'http', scheme: 'bearer', description: 'A token made under Your account.' },
      },
    },
  };
}

function operation(route: ApiRoute): Json {
  const { method, path, summary, who, params, query, body } = route;
  const way = who === 'report' ? [{ session: [] }, { reportToken: [] }] : [{ session: [] }];
  return {
    operationId: `${method} ${path}`.replaceAll(/\W+(\w?)/g, (_, letter: string) => letter.toUpperCase()),
    summary,
    description: WHO[who],
    security: who === 'anybody' ? [] : way,
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
    ...(body !== undefined && { requestBody: { required: true, content: contentOf(body) } }),
    responses: {
      ...answerOf(route),
      '429': refused('Too much was asked in a short time; the answer says when to ask again.'),
      ...(who === 'report' && { '503': refused('The figures are being prepared; ask again in a few seconds.') }),
      default: refused('It was not done: what happened, and what to do.'),
    },
  };
}

function parametersOf(asked: z.ZodObject | undefined, where: 'path' | 'query'): Json[] {
  if (asked === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(asked, { io: 'input' });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema,
  }));
}

function contentOf(body: z.ZodType | 'file'): Json {
  if (body === 'file') return { 'application/octet-stream': {} };
  return { 'application/json': { schema: schemaOf(body, 'input') } };
}

function answerOf({ answer }: ApiRoute): Json {
  if (answer === 'redirect') return { '303': { description: 'The way on.' } };
  if (answer === 'csv') return { '200': { description: 'A table to save.', content: { 'text/csv': {} } } };
  const content =
    'lines' in answer
      ? { 'application/x-ndjson': { schema: schemaOf(answer.lines, 'output') } }
      : { 'application/json': { schema: schemaOf(answer, 'output') } };
  return { '200': { description: 'Done.', content } };
}

function schemaOf(contract: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(contract, { io });
  return schema;
}

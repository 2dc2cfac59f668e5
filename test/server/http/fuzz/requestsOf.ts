import { type Random, pick, type Schema, TEXTS, valueOf } from './valueOf.ts';
import { spoiled, wildBody } from './spoiled.ts';

export interface Operation {
  parameters: { name: string; in: 'path' | 'query'; required: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
}
export interface Description {
  paths: Record<string, Record<string, Operation>>;
}

/** A request as it goes over the wire. */
export interface Fuzzed {
  route: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | Buffer | undefined;
}

const METHODS = ['HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'PATCH', 'PUT', 'DELETE', 'POST', 'GET', 'LOCK', 'SEARCH'];
const TYPES = [
  'application/json',
  'application/json; charset=utf-16',
  'application/json; charset=nonsense',
  'application/merge-patch+json',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'application/octet-stream',
  'nonsense',
];
const HEADERS: readonly Record<string, string>[] = [
  { 'bellwether-view-as': '1' },
  { 'bellwether-view-as': '99999999999999999999' },
  { 'content-encoding': 'gzip' },
  { 'content-encoding': 'nonsense' },
  { origin: 'https://evil.example' },
  { 'x-http-method-override': 'DELETE' },
  { 'if-none-match': '*' },
  { range: 'bytes=0-1' },
  { 'accept-encoding': 'nonsense;q=2' },
  { expect: 'a miracle' },
  { cookie: 'bellwether.session_token=%E0%A4%A' },
  { authorization: 'Bearer bellwether_1_' },
  { authorization: 'Bearer bellwether_999999999999999_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' },
  { 'x-forwarded-for': '1.2.3.4, nonsense' },
];
const TABLES = [
  'id,name\r\n1,a\r\n',
  'employee_id,survey,wave,score\n1,e,1,5',
  'PK\u0003\u0004',
  '\ufeff',
  '{"type":"RECORD"}',
  '"a\n',
  ',,,,',
];

/** Requests of one description, each by the seeds of `random`: as it asks, nearly as it asks, or not at all. */
export function requestOf(description: Description, random: Random, known: readonly string[]): Fuzzed {
  const route = pick(
    random,
    Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => [path, method]),
    ),
  );
  const [path, method] = route;
  const operation = description.paths[path][method];
  const level = levelOf(random);
  const isFile = operation.requestBody?.content['application/octet-stream'] !== undefined;
  const headers: Record<string, string> = level === 'wild' || random() < 0.05 ? { ...pick(random, HEADERS) } : {};
  const body = isFile ? fileOf(random) : bodyOf(operation, level, random, known);
  const isSent = body !== undefined || (level === 'wild' && random() < 0.3);
  const usual = isFile ? 'application/octet-stream' : 'application/json';
  if (isSent) headers['content-type'] = level === 'wild' ? pick(random, TYPES) : usual;
  return {
    route: `${method.toUpperCase()} ${path}`,
    method: level === 'wild' && random() < 0.3 ? pick(random, METHODS) : method.toUpperCase(),
    path: addressOf(path, operation, { level, random, known }),
    headers,
    body: isSent ? (body ?? wildBody(random)) : undefined,
  };
}

function levelOf(random: Random): Level {
  const how = random();
  if (how < 0.35) return 'valid';
  return how < 0.75 ? 'near' : 'wild';
}

/** A file of a table, or of something like it. */
const fileOf = (random: Random): Buffer =>
  Buffer.from(pick(random, TABLES) + String.fromCodePoint(Math.floor(random() * 0xd7ff)), 'utf8');

type Level = 'valid' | 'near' | 'wild';

function bodyOf(operation: Operation, level: Level, random: Random, known: readonly string[]): string | undefined {
  const schema = operation.requestBody?.content['application/json']?.schema;
  if (schema === undefined) return undefined;
  if (level === 'wild') return wildBody(random);
  const value = valueOf(schema, random, known);
  return JSON.stringify(level === 'near' ? spoiled(value, random) : value);
}

/** Half pairs cannot stand in an address. */
const escaped = (value: string) => encodeURIComponent(Buffer.from(value).toString());

function addressOf(
  path: string,
  operation: Operation,
  { level, random, known }: { level: Level; random: Random; known: readonly string[] },
): string {
  const text = (schema: Schema) =>
    String(
      level === 'valid' || (level === 'near' && random() < 0.6) ? valueOf(schema, random, known) : pick(random, TEXTS),
    );
  let address = path;
  const query: string[] = [];
  for (const { name, in: where, required, schema } of operation.parameters) {
    if (where === 'path') address = address.replace(`{${name}}`, escaped(text(schema)) || '%20');
    else if (required || random() < 0.5) query.push(`${name}=${escaped(text(schema))}`);
  }
  if (level === 'wild')
    query.push(
      pick(random, [
        '__proto__[a]=1',
        'from[]=1',
        'from=2024-01&from=2024-02',
        'a=%E0%A4%A',
        'manager[a][b]=1',
        '%00=%00',
        'constructor=1',
        '='.repeat(2000),
      ]),
    );
  if (level === 'wild' && random() < 0.2)
    address += pick(random, ['/', '/..', '//', '/%2e%2e/%2e%2e/etc/passwd', '/%00', '%', ';a=b', '/../../healthz']);
  return query.length > 0 ? `${address}?${query.join('&')}` : address;
}

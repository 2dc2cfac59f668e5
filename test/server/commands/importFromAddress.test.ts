import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetched } from '#server/commands/fetched.ts';
import { refuseAddress } from '#server/commands/guardedLookup.ts';
import { runCommand } from '#server/commands/runCommand.ts';
import { copyDataFolder } from '#test/databases/databases.ts';
import { keptTerminal } from './keptTerminal.ts';

const TOKEN = 'Bearer of-nobody-else';
const RECORDS = [1, 2].map((id) =>
  JSON.stringify({
    type: 'RECORD',
    stream: 'staff',
    record: { employee_id: `${id}`, name: `P ${id}`, hire_date: '2020-01-15' },
  }),
);

describe('files from an address', () => {
  let server: Server;
  let folder: string;
  let port: number;
  const sent: (string | undefined)[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellwether-address-'));
    await copyDataFolder(join(folder, 'data'));
    server = createServer((request, response) => {
      sent.push(request.headers.authorization);
      const { pathname } = new URL(request.url ?? '', 'http://here');
      const away = `http://localhost:${port}/staff.jsonl`;
      const location = new Map([
        ['/moved', '/staff.jsonl'],
        ['/away', away],
        ['/round', '/round'],
      ]).get(pathname);
      if (location !== undefined) response.writeHead(302, { location }).end();
      else if (pathname === '/staff.jsonl') response.end(`${RECORDS.join('\n')}\n`);
      else response.writeHead(401).end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });
  const at = (path: string) => `http://127.0.0.1:${port}${path}`;
  const whyNot = (address: string) =>
    fetched(address, join(folder, 'kept'), { authorization: TOKEN }).then(
      () => 'fetched',
      (error: Error) => error.message,
    );

  it('are imported like files, with the headers a person gives, also from where the same place sends on', async () => {
    const terminal = keptTerminal();
    const argv = [
      'import',
      at('/moved?key=secret'),
      '--header',
      `Authorization: ${TOKEN}`,
      '--as',
      'roster',
      '--yes',
      '--json',
    ];
    const environment = { BELLWETHER_DATA: join(folder, 'data') };
    const code = await runCommand(argv, { environment, projectFolder: folder, terminal });
    expect([code, terminal.stderr]).toEqual([0, '']);
    expect(JSON.parse(terminal.stdout)).toMatchObject({ applied: true, files: [{ kind: 'roster', new: 2 }] });
    expect(sent).toEqual([TOKEN, TOKEN]);
    expect(terminal.stdout).not.toContain('secret');
  });

  it('are not fetched from another place than was named, nor from one that sends on and on or has no table', async () => {
    sent.length = 0;
    expect(await whyNot(at('/away?key=secret'))).toBe(
      `${at('/away')}: sends on to http://localhost:${port}, another place than was named. Name that one if it is right.`,
    );
    expect(sent).toEqual([TOKEN]);
    expect(await whyNot(at('/round'))).toBe(`${at('/round')}: sends on and on.`);
    expect(await whyNot(at('/none?key=secret'))).toBe(
      `${at('/none')}: answered 401, and no table. Check the address and --header.`,
    );
  });

  it('that are not where the address says are told of in words, without what was asked or sent', async () => {
    const encrypted = at('/staff.jsonl?key=secret').replace('http:', 'https:');
    expect(await whyNot(encrypted)).toBe(
      `${encrypted.replace('?key=secret', '')}: no https is spoken there: check the port, or whether the address begins with http://.`,
    );
    expect(await whyNot('http://127.0.0.1:1/x')).toBe(
      'http://127.0.0.1:1/x: nothing answers there: check host and port.',
    );
    expect(await whyNot('https://nobody.invalid/x')).toMatch(
      /: (there is no host of this name|the name of the host could not be looked up)\.$/,
    );
  });

  it.each([
    'http://169.254.169.254/latest',
    'http://[fe80::1]/',
    'http://[::ffff:169.254.169.254]/',
    'http://0.0.0.0/',
  ])('are never fetched from %s', async (address) =>
    expect(await whyNot(address)).toContain('is no place to fetch files from.'),
  );

  it('come from this machine only when it is named as such', () => {
    expect(() => refuseAddress('files.example', '127.0.0.1')).toThrow('this machine itself');
    expect(() => refuseAddress('localhost', '127.0.0.1')).not.toThrow();
    expect(() => refuseAddress('files.example', '169.254.169.254')).toThrow('no place');
    expect(() => refuseAddress('files.example', '10.1.2.3')).not.toThrow();
  });

  it('take headers of the right form only, and a wrong one is not repeated', async () => {
    const terminal = keptTerminal();
    const argv = ['import', at('/staff.jsonl'), '--header', 'sesame'];
    expect(await runCommand(argv, { environment: {}, projectFolder: folder, terminal })).toBe(2);
    expect(terminal.stderr).toContain('--header takes "Name: value"');
    expect(terminal.stderr).not.toContain('sesame');
  });
});

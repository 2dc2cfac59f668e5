import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cruised } from './architecture/cruised.ts';
import { plant, planted } from './architecture/planted.ts';
import { rules } from './architecture/rules.ts';

const project = join(import.meta.dirname, '..');
const PARTS = ['server', 'shared', 'web', 'drizzle', 'test', 'bench'];
/** Fewer than this were read only if the reading failed: a tool that reads nothing finds nothing. */
const FEWEST_MODULES = 200;
/** As for code, whose length the lint rules hold. */
const LONGEST_STYLE_SHEET = 200;

async function sources(folder: string): Promise<string[]> {
  const entries = await readdir(join(project, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(project.length + 1));
}

async function linesOf(path: string): Promise<number> {
  return (await readFile(join(project, path), 'utf8')).trimEnd().split('\n').length;
}

describe('the project', () => {
  it('imports only along the rules', async () => {
    const { modules, violations } = await cruised(
      project,
      PARTS.filter((part) => existsSync(join(project, part))),
    );
    expect(violations.map((found) => `${found.rule.name}: ${found.from} → ${found.to}`)).toEqual([]);
    expect(modules).toBeGreaterThan(FEWEST_MODULES);
  }, 120_000);

  it('has no folder whose name tells nothing', async () => {
    const telling = (await Promise.all(PARTS.map(sources)))
      .flat()
      .filter((path) => /(^|\/)(utils?|helpers?|lib|common|services|misc)(\/|\.)/.test(path));
    expect(telling).toEqual([]);
  });

  it('has no style sheet longer than a file of code may be', async () => {
    const sheets = (await sources('web')).filter((path) => path.endsWith('.css'));
    const lengths = await Promise.all(sheets.map(async (path) => ({ path, lines: await linesOf(path) })));
    expect(lengths.filter((sheet) => sheet.lines > LONGEST_STYLE_SHEET)).toEqual([]);
    expect(sheets.length).toBeGreaterThan(0);
  });

  it('imports each style sheet of the component library in one place: a second one would put it before what it builds on', async () => {
    const imports: string[] = [];
    for (const path of (await sources('web')).filter((name) => /\.tsx?$/.test(name))) {
      const text = await readFile(join(project, path), 'utf8');
      imports.push(...[...text.matchAll(/import '(@mantine\/[^']+\.css)'/g)].map(([, sheet]) => sheet));
    }
    expect(imports.filter((sheet, at) => imports.indexOf(sheet) !== at)).toEqual([]);
    expect(imports).toContain('@mantine/core/styles/Button.layer.css');
  });

  it('gives every room its facts, its computation, its questions and its route', async () => {
    for (const room of ['turnover', 'morale', 'ramp', 'practice']) {
      expect({ room, files: await readdir(join(project, 'server', room)) }).toEqual({
        room,
        files: expect.arrayContaining(['facts.ts', 'compute.ts', 'index.ts', 'route.ts']),
      });
    }
  });

  it('sends answers from one file only', async () => {
    const senders: string[] = [];
    for (const path of (await sources('server')).filter((name) => name.endsWith('.ts'))) {
      if (/response\s*\.(json|send|write)\(/.test(await readFile(join(project, path), 'utf8'))) senders.push(path);
    }
    expect(senders).toEqual(['server/http/send.ts']);
  });
});

describe('a planted violation', () => {
  it('exists for every rule', () =>
    expect(new Set(planted.map((violation) => violation.rule))).toEqual(new Set(rules.map((rule) => rule.name))));

  it.each(planted)('of $rule is caught ($files)', async (violation) => {
    const folder = await plant(project, violation);
    const { violations } = await cruised(folder, [
      ...new Set(Object.keys(violation.files).map((path) => path.split('/')[0])),
    ]);
    await rm(folder, { recursive: true });
    expect(violations.map((found) => found.rule.name)).toContain(violation.rule);
  });
});

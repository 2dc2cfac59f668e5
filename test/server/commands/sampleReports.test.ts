import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleOrganisation } from '#drizzle/sample/sampleOrganisation.ts';
import { writeSample } from '#drizzle/sample/writeSample.ts';
import { inlineImports } from '#server/ingest/index.ts';
import { importFolder } from '#server/commands/importFolder.ts';
import { REPORTS } from '#server/commands/reports.ts';
import { ownerScope } from '#server/access/scope.ts';
import type { Context } from '#server/facts/context.ts';
import { inlineFacts } from '#server/facts/inlineFacts.ts';
import type { BurnoutResponse } from '#shared/contract/burnout.ts';
import type { Receipt } from '#shared/contract/import.ts';
import type { TurnoverResponse } from '#shared/contract/turnover.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';

const { truths } = sampleOrganisation({ size: 'small', seed: 1 });
const NOW = new Date('2026-07-15T12:00:00Z');
/** Every report's text, by engine and question. */
const texts = new Map<string, Map<string, string>>();
const QUESTIONS = Object.keys(REPORTS).flatMap((name) =>
  (['manager', 'department', 'location', 'role'] as const).flatMap((by) => [
    { name: name as keyof typeof REPORTS, request: { by } },
    { name: name as keyof typeof REPORTS, request: { by, from: '2025-01', to: '2025-12' } },
  ]),
);

describe.each(databases)('the sample organisation ($name)', ({ name: engine, open }) => {
  let database: TestDatabase;
  let context: Context;
  let receipts: Receipt[];
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellwether-sample-'));
    await writeSample(folder, { size: 'small', seed: 1 });
    database = await open();
    const how = { respondentKey: new Uint8Array(32), actor: 'test', now: NOW };
    const imports = inlineImports(database.db);
    receipts = [await importFolder(imports, folder, how), await importFolder(imports, folder, how)];
    const facts = inlineFacts(database.db);
    const snapshot = await facts.refresh();
    context = { snapshot, scope: ownerScope('test'), compareExits: (request) => facts.compareExits(snapshot, request) };
  }, 300_000);
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  it('loads without a rejected row, and again without a change', () => {
    expect(receipts.map(({ applied, changes }) => ({ applied, changed: changes > 0 }))).toEqual([
      { applied: true, changed: true },
      { applied: true, changed: false },
    ]);
    expect(receipts[0].notices.filter((notice) => notice.rejected)).toEqual([]);
  });

  it('has each planted pattern found at its manager, and nobody else named', async () => {
    const { findings } = (await REPORTS.burnout(context, { by: 'manager' })).value as BurnoutResponse;
    const planted = truths.filter((truth) => truth.pattern).map((truth) => `${truth.manager!.id} ${truth.pattern}`);
    expect(findings.map((finding) => `${finding.manager.id} ${finding.pattern}`).toSorted()).toEqual(
      planted.toSorted(),
    );
    for (const finding of findings) {
      expect(new Set(finding.for.map((evidence) => evidence.source)).size).toBeGreaterThanOrEqual(2);
    }
  });

  it.each(truths.filter((truth) => truth.manager))('gives the $kind a verdict that is right', async (truth) => {
    const { rows } = (await REPORTS.turnover(context, { by: 'manager' })).value as TurnoverResponse;
    expect(truth.verdicts).toContain(rows.find((row) => row.manager!.id === truth.manager!.id)!.verdict);
  });

  it('singles out no manager of the region that burns people whoever manages', async () => {
    const region = truths.find((truth) => truth.kind === 'burn-by-design region')!;
    const { rows } = (await REPORTS.turnover(context, { by: 'manager' })).value as TurnoverResponse;
    const own = new Set(region.managers!.map((manager) => manager.id));
    expect(rows.filter((row) => own.has(row.manager!.id) && row.verdict === 'worse')).toEqual([]);
  });

  it('gives the same report byte for byte on both engines', async () => {
    const own = new Map<string, string>();
    for (const { name, request } of QUESTIONS) {
      own.set(`${name} ${JSON.stringify(request)}`, JSON.stringify((await REPORTS[name](context, request)).value));
    }
    texts.set(engine, own);
    for (const [, other] of texts)
      for (const [question, text] of own) expect({ question, text: other.get(question) }).toEqual({ question, text });
  });
});

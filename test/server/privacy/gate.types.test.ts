import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import type { Scope } from '#server/access/scope.ts';
import type { Context } from '#server/facts/context.ts';
import { room } from '#server/http/room.ts';
import { type Confidential, release, releaseSurvey, type ReleasedTable } from '#server/privacy/index.ts';
import { Released } from '#server/privacy/release.ts';
import { type MoraleMeasure, moraleRequest } from '#shared/contract/morale.ts';

/** Never called: the compiler reads it. Each marked line must be an error, and a marked line that is none is one itself. */
function attempts(context: Context, measure: MoraleMeasure, sealed: Confidential<ReleasedTable>): unknown {
  const { scope } = context;
  const answer = { rows: [], told: 'up to now' as const, companyWide: {}, open: {} };
  const route = { path: '/api/x', request: moraleRequest };

  room({ ...route, answer: () => Promise.resolve(release(scope, answer)) });
  // @ts-expect-error an answer that was never released cannot be sent
  room({ ...route, answer: () => Promise.resolve(answer) });
  // @ts-expect-error nor can a number worked out from answers
  room({ ...route, answer: () => Promise.resolve(sealed) });
  // @ts-expect-error nor something that only looks released
  const imitation: Released<number> = { value: 1 };

  // @ts-expect-error nor one made without the gate
  const own = new Released(1);

  // @ts-expect-error a sealed value does not go through the door of HR and sales records
  release(scope, { ...answer, rows: [{ morale: sealed }] });
  // @ts-expect-error nor does a survey measure, however it was come by
  release(scope, { ...answer, rows: [{ manager: { id: '1', name: 'A' }, morale: measure }] });
  // @ts-expect-error nor a list of them in what every reader may see
  release(scope, { ...answer, open: { company: [measure] } });
  // @ts-expect-error a survey table is not let out unsealed
  releaseSurvey(scope, { by: 'manager', groups: [], partitions: [], areas: { groups: [], partitions: [] } }, () => 1);
  // @ts-expect-error what is sealed cannot be read
  const inside: ReleasedTable = sealed.value;

  // @ts-expect-error a scope cannot be made by hand
  const handMade: Scope = { actor: 'me', role: 'owner', everyone: true, sees: () => true };
  // oxlint-disable-next-line typescript/no-misused-spread -- that it loses the class is the point
  const copied = { ...scope, everyone: true };
  // @ts-expect-error nor widened by copying one
  const widened: Scope = copied;
  // @ts-expect-error nor be given as an object that looks like one
  release({ actor: 'me', role: 'owner', everyone: true, sees: () => true }, answer);
  return [imitation, own, inside, handMade, widened];
}

it('makes twelve ways round the gate type errors', () => {
  expect(attempts).toBeTypeOf('function');
  const path = join(import.meta.dirname, 'gate.types.test.ts');
  const expected = readFileSync(path, 'utf8').match(/^\s*\/\/ @ts-expect-error /gm);
  expect(expected).toHaveLength(12);
  const root = join(import.meta.dirname, '../../..');
  const config: unknown = ts.readConfigFile(join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file)).config;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram([path], { ...options, incremental: false, tsBuildInfoFile: undefined });
  const problems = program.getSemanticDiagnostics(program.getSourceFile(path));
  expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
});

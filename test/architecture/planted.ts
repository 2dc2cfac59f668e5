import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** One import that breaks a rule, in the smallest tree that shows it. */
export interface Violation {
  rule: string;
  files: Record<string, string>;
}

const leaf = 'export const x = 1;';
const uses = (path: string) => `import { x } from '${path}';\nexport const y = x;`;
const pair = (rule: string, from: string, to: string): Violation => ({
  rule,
  files: { [from]: uses(`#${to}`), [to]: leaf },
});

/** At least one violation for every rule. */
export const planted: Violation[] = [
  {
    rule: 'no-circular',
    files: {
      'server/turnover/a.ts': uses('./b.ts'),
      'server/turnover/b.ts': "import { y } from './a.ts';\nexport const x = () => y;",
    },
  },
  { rule: 'no-unresolved', files: { 'server/turnover/a.ts': uses('./nowhere.ts') } },
  { rule: 'no-orphans', files: { 'server/turnover/alone.ts': leaf } },
  pair('shared-is-a-leaf', 'shared/metrics/a.ts', 'server/db/b.ts'),
  pair('shared-is-a-leaf', 'shared/contract/a.ts', 'web/ui/b.ts'),
  pair('stats-is-pure', 'shared/stats/a.ts', 'shared/calendar/day.ts'),
  {
    rule: 'shared-no-node',
    files: { 'shared/metrics/a.ts': "import { join } from 'node:path';\nexport const y = join;" },
  },
  { rule: 'web-no-node', files: { 'web/ui/a.ts': "import { join } from 'node:path';\nexport const y = join;" } },
  pair('web-not-to-server', 'web/turnover/a.ts', 'server/turnover/compute.ts'),
  pair('web-not-to-server', 'web/turnover/a.ts', 'drizzle/schema/people.ts'),
  pair('server-not-to-web', 'server/http/a.ts', 'web/app/b.ts'),
  pair('drizzle-is-a-leaf', 'drizzle/schema/a.ts', 'server/db/b.ts'),
  pair('sample-makes-files-only', 'drizzle/sample/a.ts', 'server/ingest/b.ts'),
  pair('only-facts-touch-tables', 'server/turnover/facts.ts', 'server/db/b.ts'),
  pair('only-facts-touch-tables', 'server/peers/a.ts', 'drizzle/schema/people.ts'),
  pair('compute-is-pure', 'server/turnover/compute.ts', 'server/access/accounts.ts'),
  pair('rooms-do-not-peek', 'server/turnover/a.ts', 'server/morale/index.ts'),
  pair('composites-use-the-front-door', 'server/burnout/a.ts', 'server/morale/compute.ts'),
  pair('floors-do-not-know-rooms', 'server/http/a.ts', 'server/turnover/index.ts'),
  pair('floors-do-not-know-rooms', 'server/peers/a.ts', 'server/burnout/index.ts'),
  pair('scim-speaks-of-people-only', 'server/scim/a.ts', 'server/facts/b.ts'),
  pair('scim-speaks-of-people-only', 'server/scim/a.ts', 'server/ingest/surveys/b.ts'),
  pair('mail-tells-answers-only', 'server/mail/a.ts', 'server/facts/b.ts'),
  pair('mail-tells-answers-only', 'server/mail/a.ts', 'server/privacy/b.ts'),
  pair('mail-tells-answers-only', 'server/mail/a.ts', 'server/db/b.ts'),
  pair('mail-tells-answers-only', 'server/mail/a.ts', 'server/access/accounts.ts'),
  pair('mail-tells-answers-only', 'server/mail/a.ts', 'drizzle/schema/b.ts'),
  {
    rule: 'mail-tells-answers-only',
    files: {
      'server/mail/a.ts': "import type { Session } from '#server/db/b.ts';\nexport const y = (x: Session) => x;",
      'server/db/b.ts': 'export type Session = 1;',
    },
  },
  {
    rule: 'mail-tells-answers-only',
    files: { 'server/mail/a.ts': "import { sql } from 'drizzle-orm';\nexport const y = sql;" },
  },
  pair('mail-makes-no-scope-and-no-book', 'server/mail/a.ts', 'server/audit/mailBook.ts'),
  {
    rule: 'only-mail-speaks-to-the-mail-server',
    files: { 'server/http/a.ts': "import * as x from 'nodemailer';\nexport const y = x;" },
  },
  pair('only-access-makes-scopes', 'server/turnover/a.ts', 'server/access/scope.ts'),
  pair('only-the-thread-client-carries-text', 'server/http/a.ts', 'server/privacy/releasedText.ts'),
  pair('web-rooms-do-not-peek', 'web/turnover/a.ts', 'web/morale/b.ts'),
  pair('web-carries-no-checks', 'web/turnover/a.ts', 'shared/contract/b.ts'),
  pair('charts-know-no-domain', 'web/charts/a.ts', 'web/api/b.ts'),
  pair('charts-know-no-domain', 'web/ui/a.ts', 'shared/contract/b.ts'),
  pair('no-dep-on-test', 'server/turnover/a.ts', 'test/factories/b.ts'),
  pair('tests-do-not-import-tests', 'test/a.test.ts', 'test/b.test.ts'),
  {
    rule: 'server-needs-no-dev-packages',
    files: { 'server/http/a.ts': "import * as x from 'vite';\nexport const y = x;" },
  },
];

/** Writes a tree with the project's package.json and packages, so that imports resolve as in the project; returns its folder. */
export async function plant(project: string, violation: Violation): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-planted-'));
  for (const name of ['package.json', 'node_modules']) await symlink(join(project, name), join(folder, name));
  for (const [path, text] of Object.entries(violation.files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

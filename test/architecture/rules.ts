import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

const FLOORS = 'db|org|ingest|facts|peers|privacy|access|audit|rights|reporting|jobs|http|scim|mail';
const COMPOSITES = 'burnout|attribution|scorecard';
const TOP = 'commands|answers|build';
const WEB_PARTS = 'app|api|ui|charts|gallery';
const SQL_FLOORS = 'db|ingest|access|org|audit|rights|reporting|facts|jobs';

interface Rule extends IRegularForbiddenRuleType {
  name: string;
  comment: string;
}

/** Who may import whom, each with its reason. */
export const rules: Rule[] = [
  { name: 'no-circular', comment: 'Data flows one way, so imports do too.', from: {}, to: { circular: true } },
  {
    name: 'no-unresolved',
    comment:
      'An import that finds nothing fails only when it is reached. The command itself imports what it has just built.',
    from: { pathNot: '^server/bellwether[.]mjs$' },
    to: { couldNotResolve: true },
  },
  {
    name: 'no-orphans',
    comment: 'Code nothing reaches is deleted.',
    from: {
      orphan: true,
      pathNot: ['[.]d[.]ts$', '[.]config[.]ts$', '^test/', '^bench/', '^drizzle/migrations/', '[.]css$', '[.]cjs$'],
    },
    to: {},
  },
  {
    name: 'shared-is-a-leaf',
    comment: 'shared/ is what both sides say; it knows neither side.',
    from: { path: '^shared/' },
    to: { path: '^(server|web|drizzle|test|bench)/' },
  },
  {
    name: 'stats-is-pure',
    comment: 'shared/stats knows numbers only: no nouns, no node, no clock.',
    from: { path: '^shared/stats/' },
    to: { path: '^shared/(?!stats/)' },
  },
  {
    name: 'shared-no-node',
    comment: 'shared/ runs in the browser too.',
    from: { path: '^shared/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'web-not-to-server',
    comment: 'The browser talks to the server over HTTP only.',
    from: { path: '^web/' },
    to: { path: '^(server|drizzle|test|bench)/' },
  },
  {
    name: 'web-no-node',
    comment: 'The page runs in a browser.',
    from: { path: '^web/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'server-not-to-web',
    comment: 'The server sends data; the page is built apart.',
    from: { path: '^server/' },
    to: { path: '^(web|test|bench)/' },
  },
  {
    name: 'drizzle-is-a-leaf',
    comment: 'The schema is the floor of everything.',
    from: { path: '^drizzle/(schema|migrations)/' },
    to: { path: '^(server|web|test|shared)/' },
  },
  {
    name: 'sample-makes-files-only',
    comment: 'The sample organisation enters through the import, like anybody else.',
    from: { path: '^drizzle/sample/' },
    to: { path: '^(server|web|test|bench|drizzle/schema)/' },
  },
  {
    name: 'only-facts-touch-tables',
    comment: 'SQL lives on the floors that own tables, so every read has a scope.',
    from: { path: '^server/', pathNot: [`^server/(${SQL_FLOORS})/`, `^server/(${TOP})/`, '^server/http/deps[.]ts$'] },
    to: { path: '^(server/db|drizzle/schema)/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'compute-is-pure',
    comment:
      'compute files take facts and return results: testable with no database. What it seals for privacy it hands over sealed.',
    from: { path: '^server/[^/]+/compute[^/]*[.]ts$' },
    to: {
      path: '^(server/(db|ingest|org|access|audit|jobs|http)|drizzle)/',
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'rooms-do-not-peek',
    comment: 'A capability may not import another; only composites may, through index.ts.',
    from: { path: '^server/([^/]+)/', pathNot: [`^server/(${FLOORS}|${COMPOSITES}|${TOP})/`] },
    to: { path: '^server/[^/]+/', pathNot: ['^server/$1/', `^server/(${FLOORS})/`] },
  },
  {
    name: 'composites-use-the-front-door',
    comment: 'What a room computes inside is its own; index.ts is what it answers.',
    from: { path: `^server/(${COMPOSITES})/` },
    to: { path: '^server/[^/]+/', pathNot: [`^server/(${FLOORS}|${COMPOSITES})/`, '/index[.]ts$'] },
  },
  {
    name: 'floors-do-not-know-rooms',
    comment: 'A floor carries every room, so it can know none.',
    from: { path: `^server/(${FLOORS})/` },
    to: { path: '^server/[^/]+/', pathNot: `^server/(${FLOORS})/` },
  },
  {
    name: 'scim-speaks-of-people-only',
    comment: 'An identity provider writes people and reads them back: facts and answers are out of its reach.',
    from: { path: '^server/scim/' },
    to: { path: '^server/', pathNot: '^server/(scim/|access/|ingest/index[.]ts$|http/|db/)' },
  },
  {
    name: 'mail-tells-answers-only',
    comment:
      'What is mailed is what the same question over HTTP is answered: mail is given answers, and has no way to tables, facts, cells or the gate.',
    from: { path: '^server/mail/' },
    to: {
      path: ['^(server|drizzle)/', 'node_modules/(drizzle-orm|postgres|@electric-sql)/'],
      pathNot: '^server/(mail/|access/(scope|refusal|checkedSecret)[.]ts$|audit/mailBook[.]ts$|http/answers[.]ts$)',
    },
  },
  {
    name: 'mail-makes-no-scope-and-no-book',
    comment:
      'Whose eyes an answer is for is decided by access, and the book is opened by who holds the database: mail knows their types.',
    from: { path: '^server/mail/' },
    to: { path: '^server/(access/scope|audit/mailBook|http/answers)[.]ts$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'only-mail-speaks-to-the-mail-server',
    comment: 'One way out, which knows what may be said: nothing else writes a message past the answers.',
    from: { path: '^(server|web|shared)/', pathNot: '^server/mail/' },
    to: { path: 'node_modules/nodemailer/' },
  },
  {
    name: 'only-access-makes-scopes',
    comment: 'Who may see what is decided in one place.',
    from: { path: '^server/', pathNot: '^server/(access|commands|answers|reporting)/' },
    to: { path: '^server/access/scope[.]ts$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'only-the-thread-client-carries-text',
    comment:
      'Types do not cross threads: what comes back from the answering thread is taken as released in one place only.',
    from: { path: '^server/', pathNot: '^server/(answers/threadAnswers[.]ts$|privacy/)' },
    to: { path: '^server/privacy/releasedText[.]ts$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'web-rooms-do-not-peek',
    comment: 'A page may not import another; scorecard pages put rooms together.',
    from: { path: '^web/([^/]+)/', pathNot: `^web/(${WEB_PARTS}|scorecard)/` },
    to: { path: '^web/[^/]+/', pathNot: ['^web/$1/', '^web/(api|ui|charts)/'] },
  },
  {
    name: 'web-carries-no-checks',
    comment:
      'What the server checks with is heavy, and makes functions of text, which the page may not. Of a contract the page has its types, and lists that stand apart.',
    from: { path: '^web/' },
    to: {
      path: '^shared/contract/',
      pathNot:
        '^shared/contract/(importKinds|importTemplates|auditActions|retainedKinds|shortestPassword|viewAsHeader)[.]ts$',
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'charts-know-no-domain',
    comment: "A chart draws numbers; it never fetches and never says 'manager'.",
    from: { path: '^web/(charts|ui)/' },
    to: { path: '^(web|shared)/', pathNot: '^(web/(charts|ui)|shared/(stats|calendar|csv))/' },
  },
  {
    name: 'no-dep-on-test',
    comment: 'What ships does not need what tries it.',
    from: { path: '^(server|web|shared|drizzle)/' },
    to: { path: '^(test|bench)/' },
  },
  {
    name: 'tests-do-not-import-tests',
    comment: 'A test stands alone; what two need is a factory.',
    from: { path: '[.]test[.]tsx?$' },
    to: { path: '[.]test[.]tsx?$' },
  },
  {
    name: 'server-needs-no-dev-packages',
    comment: 'The server runs from packages that are installed for running.',
    from: { path: '^(server|shared)/', pathNot: '^server/build/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
  },
];

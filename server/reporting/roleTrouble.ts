import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { READABLE } from './readable.ts';

interface Found {
  name: string;
  isOwn: boolean;
  isSuper: boolean;
  bypasses: boolean;
  creates: boolean;
  replicates: boolean;
  owns: boolean;
  /** Roles it could become, or has the rights of, that see more than reporting does. */
  throughOthers: string[];
  /** Tables of ours it has rights to that reporting does not give. */
  open: string[];
}

/** Roles of PostgreSQL itself by which every table or file can be read. */
const READ_EVERYTHING = [
  'pg_read_all_data',
  'pg_write_all_data',
  'pg_read_server_files',
  'pg_write_server_files',
  'pg_execute_server_program',
];

/** Why a role may not read `reporting.*`, in sentences that say what to do; `undefined` when nothing is in the way. */
export async function roleTrouble(session: Session, role: string): Promise<string | undefined> {
  const found = await lookUp(session, role);
  if (!found)
    return `There is no role ${role} on this PostgreSQL, and Bellwether makes none. A DBA runs: create role ${quoted(role)} login password '…';`;
  if (found.isOwn) return `${role} is a role of PostgreSQL itself. Make one for this reader.`;
  if (found.isSuper) return `${role} is a superuser: no rule of a table holds for it. Take a role that is none.`;
  if (found.bypasses)
    return `${role} has BYPASSRLS: it would read the rows of everybody. A DBA runs: alter role ${quoted(role)} nobypassrls;`;
  if (found.owns)
    return `${role} owns Bellwether's tables, or is a member of the role that does: it reads everything, answers too. Take another role.`;
  if (found.creates || found.replicates)
    return `${role} has ${found.creates ? 'CREATEROLE' : 'REPLICATION'}, by which it could get at everything. A DBA runs: alter role ${quoted(role)} ${found.creates ? 'nocreaterole' : 'noreplication'};`;
  const [other] = found.throughOthers;
  if (other !== undefined)
    return `${role} is a member of ${other}, which sees more than reporting shows. A DBA runs: revoke ${quoted(other)} from ${quoted(role)};`;
  if (found.open.length > 0)
    return `${role} has rights of its own, through a role it is a member of, or through PUBLIC, to ${found.open.slice(0, 5).join(', ')}${found.open.length > 5 ? ` and ${found.open.length - 5} more` : ''}. Whoever gave them takes them back first: revoke all on ${found.open[0]} from ${quoted(role)}; (or from that role, or from public).`;
  return undefined;
}

/** A name as SQL writes it. */
export const quoted = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;

async function lookUp(session: Session, role: string): Promise<Found | undefined> {
  const [found] = await session.rows<Found>(sql`
    with ours as (select c.oid, c.relowner, c.oid::regclass::text as name, c.relname from pg_class c
        where c.relkind in ('r', 'p', 'v', 'm') and c.relowner = (select relowner from pg_class where oid = 'released_cells'::regclass)
          and c.relnamespace in (select relnamespace from pg_class where oid in ('released_cells'::regclass, 'reporting.waves'::regclass))),
      becomes as (select m.oid, m.rolname, m.rolsuper or m.rolbypassrls or m.rolcreaterole or m.rolreplication
          or m.rolname = any(${sql.param(READ_EVERYTHING)}::text[]) as sees_more
        from pg_roles r join pg_roles m on pg_has_role(r.oid, m.oid, 'MEMBER') where r.rolname = ${role})
    select r.rolname as name, r.rolname like 'pg\\_%' as "isOwn", r.rolsuper as "isSuper", r.rolbypassrls as bypasses,
      r.rolcreaterole as creates, r.rolreplication as replicates,
      exists (select from ours o where pg_has_role(r.oid, o.relowner, 'MEMBER')) as owns,
      array(select rolname::text from becomes where sees_more and rolname <> r.rolname order by 1) as "throughOthers",
      array(select o.name from ours o where exists (select from becomes b
          where has_table_privilege(b.oid, o.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
            or (o.name <> all(${sql.param(READABLE.map(({ name }) => name))}::text[]) and has_any_column_privilege(b.oid, o.oid, 'SELECT')))
        order by 1) as open
    from pg_roles r where r.rolname = ${role}`);
  return found;
}

import type { Role } from '#shared/contract/session.ts';
import { type Reach, reach } from './reach.ts';
import type { Days, ReportingLines } from './reportingLine.ts';

/** Who asks, as far as it decides what they may see. */
export interface Reader {
  email: string;
  roles: readonly Role[];
  /** The employee they are, by external id; null while nobody said. */
  personExternalId: string | null;
}

/** Why a reader sees no team at all. */
export type Blind = 'set-up only' | 'not linked' | 'not in the records' | 'no team';

interface Sight {
  /** May this reader see company-wide figures and every team? */
  everyone: boolean;
  /** The reader's own team, by their external id, and whether anybody reports to them today. */
  own?: { id: string; leadsToday: boolean };
  /** When each manager under the reader belonged to their sub-tree, by external id. */
  under: ReadonlyMap<string, readonly Days[]>;
  blind?: Blind;
}

class MadeByAccess {
  /** Makes a look-alike a type error: what another file spreads or writes by hand lacks it. */
  private readonly made = true;
  readonly actor: string;
  readonly roles: readonly Role[];
  readonly everyone: boolean;
  readonly blind: Blind | undefined;
  private readonly sight: Sight;

  constructor(reader: { actor: string; roles: readonly Role[] }, sight: Sight) {
    this.actor = reader.actor;
    this.roles = reader.roles;
    this.everyone = sight.everyone;
    this.blind = sight.blind;
    this.sight = sight;
  }

  /**
   * May this reader see what is told of this manager's team over these days? Their own: yes, since a manager's figures are of the time
   * people reported to that manager. Of a manager under them today: yes, for all time. Of one who was: when all the days lie in that time.
   */
  sees(managerExternalId: string, days: Days): boolean {
    const { own, under } = this.sight;
    if (this.made && (this.everyone || own?.id === managerExternalId)) return true;
    const spans = under.get(managerExternalId) ?? [];
    return spans.some(({ from, to }) => to === Number.POSITIVE_INFINITY || (from <= days.from && days.to <= to));
  }

  /** May this reader see this manager's team and all teams below it as one? A manager's role alone shows the own team, and not what lies below. */
  seesArea(managerExternalId: string, days: Days): boolean {
    const isOwn = !this.everyone && this.sight.own?.id === managerExternalId;
    return isOwn ? this.roles.includes('executive') : this.sees(managerExternalId, days);
  }

  /** May this reader see what became of this manager's people up to today? Not when the team, or the manager, is no longer theirs. */
  seesToday(managerExternalId: string): boolean {
    const { own, under } = this.sight;
    if (this.made && this.everyone) return true;
    if (own?.id === managerExternalId) return own.leadsToday;
    return under.get(managerExternalId)?.at(-1)?.to === Number.POSITIVE_INFINITY;
  }
}

/** Whose teams a reader may see. Only `access` can make one: the class is not exported, its type is. */
export type Scope = MadeByAccess;

const NOBODY: ReadonlyMap<string, readonly Days[]> = new Map();
const ALWAYS: Days = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** The owner's view: everyone in scope; suppression still applies. */
export function ownerScope(actor: string): Scope {
  return new MadeByAccess({ actor, roles: ['owner'] }, { everyone: true, under: NOBODY });
}

/** The view of somebody under whom these managers have always been, and who sees nothing company-wide. */
export function teamsScope(actor: string, role: Role, managers: ReadonlySet<string>): Scope {
  const under = new Map([...managers].map((id) => [id, [ALWAYS]]));
  return new MadeByAccess({ actor, roles: [role] }, { everyone: false, under });
}

/**
 * What somebody's roles let them see, all roles together. Owner and HR: everyone. Executive: their own team and their sub-tree.
 * Manager: their own team. Administrator: no team. An executive or manager must be linked to somebody in the records.
 */
export function scopeOf(reader: Reader, lines: ReportingLines): Scope {
  return new MadeByAccess({ actor: reader.email, roles: reader.roles }, sightOf(reader, lines));
}

function sightOf({ roles, personExternalId }: Reader, lines: ReportingLines): Sight {
  const none = (blind: Blind): Sight => ({ everyone: false, under: NOBODY, blind });
  if (roles.includes('owner') || roles.includes('hr')) return { everyone: true, under: NOBODY };
  if (!roles.includes('executive') && !roles.includes('manager')) return none('set-up only');
  if (personExternalId === null) return none('not linked');
  const place = lines.placeOf(personExternalId);
  if (place === undefined) return none('not in the records');
  const reports = lines.under(place);
  if (reports.length === 0) return none('no team');
  const leadsToday = reports.some(({ to }) => to === Number.POSITIVE_INFINITY);
  const under = roles.includes('executive') ? named(reach(lines, place), lines) : NOBODY;
  return { everyone: false, own: { id: personExternalId, leadsToday }, under };
}

function named(found: Reach, lines: ReportingLines): ReadonlyMap<string, readonly Days[]> {
  return new Map([...found].map(([place, spans]) => [lines.externalIdOf(place), spans]));
}

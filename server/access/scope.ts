import type { Role } from '#shared/contract/session.ts';

class MadeByAccess {
  /** Makes a look-alike a type error: what another file spreads or writes by hand lacks it. */
  private readonly made = true;
  readonly actor: string;
  readonly roles: readonly Role[];
  /** May this reader see company-wide figures and every team? */
  readonly everyone: boolean;
  private readonly managers: ReadonlySet<string>;

  constructor(reader: { actor: string; roles: readonly Role[]; everyone: boolean; managers: ReadonlySet<string> }) {
    this.actor = reader.actor;
    this.roles = reader.roles;
    this.everyone = reader.everyone;
    this.managers = reader.managers;
  }

  /** May this reader see the teams of the manager with this external id? */
  sees(managerExternalId: string): boolean {
    return this.made && (this.everyone || this.managers.has(managerExternalId));
  }
}

/** Whose teams a reader may see. Only `access` can make one: the class is not exported, its type is. */
export type Scope = MadeByAccess;

const NOBODY: ReadonlySet<string> = new Set();

/** The owner's view: everyone in scope; suppression still applies. */
export function ownerScope(actor: string): Scope {
  return new MadeByAccess({ actor, roles: ['owner'], everyone: true, managers: NOBODY });
}

/** The view of somebody who sees the teams of these managers and nothing company-wide. */
export function teamsScope(actor: string, role: Role, managers: ReadonlySet<string>): Scope {
  return new MadeByAccess({ actor, roles: [role], everyone: false, managers });
}

/** Who asks, as far as it decides what they may see. */
export interface Reader {
  email: string;
  roles: readonly Role[];
  /** The employee they are, by external id; null while nobody said. */
  personExternalId: string | null;
}

/** What somebody's roles let them see. Roles other than owner and HR see nothing yet: their reporting lines are not known. */
export function scopeOf(reader: Reader): Scope {
  const everyone = reader.roles.includes('owner') || reader.roles.includes('hr');
  return new MadeByAccess({ actor: reader.email, roles: reader.roles, everyone, managers: NOBODY });
}

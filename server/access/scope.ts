import type { Role } from '#shared/contract/session.ts';

class MadeByAccess {
  /** Makes a look-alike a type error: what another file spreads or writes by hand lacks it. */
  private readonly made = true;
  readonly actor: string;
  readonly role: Role;
  /** May this reader see company-wide figures and every team? */
  readonly everyone: boolean;
  private readonly managers: ReadonlySet<string>;

  constructor(reader: { actor: string; role: Role; everyone: boolean; managers: ReadonlySet<string> }) {
    this.actor = reader.actor;
    this.role = reader.role;
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
  return new MadeByAccess({ actor, role: 'owner', everyone: true, managers: NOBODY });
}

/** The view of somebody who sees the teams of these managers and nothing company-wide. */
export function teamsScope(actor: string, role: Role, managers: ReadonlySet<string>): Scope {
  return new MadeByAccess({ actor, role, everyone: false, managers });
}

/** What a role may see. Roles other than owner and HR see nothing yet: their reporting lines are not known. */
export function scopeOf(user: { email: string; role: Role }): Scope {
  if (user.role === 'owner' || user.role === 'hr') {
    return new MadeByAccess({ actor: user.email, role: user.role, everyone: true, managers: NOBODY });
  }
  return teamsScope(user.email, user.role, NOBODY);
}

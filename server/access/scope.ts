import type { Role } from '#shared/contract/session.ts';

const made = Symbol('scope made by access');

/** Whose teams a reader may see. Only `access` can make one: the symbol is not exported. */
export interface Scope {
  readonly [made]: true;
  readonly actor: string;
  readonly role: Role;
  /** May this reader see the teams of the manager with this external id? */
  sees(managerExternalId: string): boolean;
  /** May this reader see company-wide figures and every team? */
  readonly everyone: boolean;
}

/** The owner's view: everyone in scope; suppression still applies. */
export function ownerScope(actor: string): Scope {
  return { [made]: true, actor, role: 'owner', everyone: true, sees: () => true };
}

/** What a role may see. Roles other than owner and HR see nothing yet: their reporting lines are not known. */
export function scopeOf(user: { email: string; role: Role }): Scope {
  if (user.role === 'owner') return ownerScope(user.email);
  const everyone = user.role === 'hr';
  return { [made]: true, actor: user.email, role: user.role, everyone, sees: () => everyone };
}

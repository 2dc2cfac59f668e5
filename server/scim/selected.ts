import { ENTERPRISE, USER } from './attributes.ts';
import type { UserResource } from './userResource.ts';

const ALWAYS = new Set(['schemas', 'id']);

/** The attributes that are asked for, or all but those that are not (RFC 7644 §3.9); of an attribute with parts always all. */
export function selected(
  user: UserResource,
  { attributes, excludedAttributes }: { attributes?: string | undefined; excludedAttributes?: string | undefined },
): object {
  if (attributes === undefined && excludedAttributes === undefined) return user;
  const named = new Set((attributes ?? excludedAttributes ?? '').split(',').map(rootOf));
  const isWanted = (key: string) => named.has(key.toLowerCase()) === (attributes !== undefined);
  return Object.fromEntries(Object.entries(user).filter(([key]) => ALWAYS.has(key) || isWanted(key)));
}

function rootOf(path: string): string {
  const bare = path.trim().toLowerCase();
  if (bare.startsWith(ENTERPRISE.toLowerCase())) return ENTERPRISE.toLowerCase();
  const own = bare.startsWith(`${USER.toLowerCase()}:`) ? bare.slice(USER.length + 1) : bare;
  return own.split('.')[0];
}

import type { SingleSignOnSettings } from '#shared/contract/accounts.ts';

type GroupRoles = SingleSignOnSettings['groupRoles'];
const GIVEN = ['executive', 'hr', 'manager', 'admin'] as const;
type Given = (typeof GIVEN)[number];
const isGiven = (text: string): text is Given => GIVEN.some((role) => role === text);

/** `sales-leads = executive, manager`, a group a line. */
export function linesOfGroups(groupRoles: GroupRoles): string {
  return Object.entries(groupRoles)
    .map(([group, roles]) => `${group} = ${roles.join(', ')}`)
    .join('\n');
}

/** The other way; a line that is none is told as it stands. */
export function groupsOfLines(text: string): { groupRoles: GroupRoles } | { wrong: string } {
  const groupRoles: GroupRoles = {};
  for (const line of text.split('\n').filter((written) => written.trim() !== '')) {
    const at = line.lastIndexOf('=');
    const group = line.slice(0, at).trim();
    const roles = line
      .slice(at + 1)
      .split(',')
      .map((role) => role.trim());
    if (at < 1 || group === '' || !roles.every(isGiven)) return { wrong: line.trim() };
    groupRoles[group] = roles;
  }
  return { groupRoles };
}

import type { Grouping } from '#shared/contract/grouping.ts';

export const groupingChoices: readonly { value: Grouping; label: string }[] = [
  { value: 'manager', label: 'Manager' },
  { value: 'department', label: 'Department' },
  { value: 'location', label: 'Location' },
  { value: 'role', label: 'Role' },
];

/** The grouping an address asks for; managers when it asks for none we have. */
export function groupingOf(text: string | undefined): Grouping {
  return groupingChoices.find(({ value }) => value === text)?.value ?? 'manager';
}

export const groupingTitle = (by: Grouping): string => groupingChoices.find(({ value }) => value === by)?.label ?? by;

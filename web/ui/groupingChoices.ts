export const groupingChoices = [
  { value: 'manager', label: 'Manager' },
  { value: 'department', label: 'Department' },
  { value: 'location', label: 'Location' },
  { value: 'role', label: 'Role' },
] as const;

type Grouping = (typeof groupingChoices)[number]['value'];

/** The grouping an address asks for; managers when it asks for none we have. */
export function groupingOf(text: string | undefined): Grouping {
  return groupingChoices.find(({ value }) => value === text)?.value ?? 'manager';
}

export const groupingTitle = (by: Grouping): string => groupingChoices.find(({ value }) => value === by)?.label ?? by;

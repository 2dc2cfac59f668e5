import { Link } from '@tanstack/react-router';

type Named = { id: string; name: string };
export type Subject = { manager?: Named | undefined; group?: Named | undefined };

/** The name of a row's manager, leading to the manager's page, or of its group. */
export function SubjectName({ manager, group }: Subject) {
  if (!manager) return group?.name ?? '';
  return (
    <Link to="/managers/$manager" params={{ manager: manager.id }} search={({ from, to }) => ({ from, to })}>
      {manager.name}
    </Link>
  );
}

export const subjectName = ({ manager, group }: Subject): string => (manager ?? group)?.name ?? '';
export const subjectKey = ({ manager, group }: Subject): string =>
  manager ? `manager ${manager.id}` : `group ${group?.id ?? ''}`;

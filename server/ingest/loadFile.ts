import { loadFacts } from './load/loadFacts.ts';
import type { FileRun } from './load/fileRun.ts';
import { loadAssignments, loadRoster, loadSalesTeam } from './people/loadPeople.ts';

/** Loads one file by its kind. Returns the file's SHA-256. */
export function loadFile(run: FileRun): Promise<string> {
  switch (run.mapping.kind) {
    case 'roster':
      return loadRoster(run, undefined);
    case 'assignments':
      return loadAssignments(run);
    case 'sales team':
      return loadSalesTeam(run);
    default:
      return loadFacts(run, run.declaration.target!);
  }
}
